-- Purpose: gives a dead delivery up for good.
-- Parameters: row, channel, target, firstItem, endItem, now.
-- Answer: 1, or 0 unless it was dead.
-- Cost: one keyed update.
update deliveries
set status = 'SKIPPED', done_at = :now
where outbox_id = :row
  and channel = :channel
  and target = :target
  and first_item = :firstItem
  and end_item = :endItem
  and status = 'DEAD'
