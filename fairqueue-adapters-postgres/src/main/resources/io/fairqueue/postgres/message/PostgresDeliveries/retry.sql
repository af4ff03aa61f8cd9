-- Purpose: makes a delivery that has ended due again, from its first item.
-- Parameters: row, channel, target, firstItem, endItem, now.
-- Answer: 1, or 0 unless it had ended.
-- Cost: one keyed update.
update deliveries
set status = 'PENDING', next_item = first_item, tries = 0, due_at = :now, done_at = null
where outbox_id = :row
  and channel = :channel
  and target = :target
  and first_item = :firstItem
  and end_item = :endItem
  and status in ('DONE', 'DEAD', 'SKIPPED')
