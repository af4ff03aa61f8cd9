-- Purpose: one delivery.
-- Parameters: row, channel, target, firstItem, endItem.
-- Answer: at most one row.
-- Cost: two keyed reads.
select *
from deliveries
join outbox_records using (outbox_id)
where outbox_id = :row
  and channel = :channel
  and target = :target
  and first_item = :firstItem
  and end_item = :endItem
