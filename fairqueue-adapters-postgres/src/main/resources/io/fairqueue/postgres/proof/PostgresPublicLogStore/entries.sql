-- Purpose: entries of a log.
-- Parameters: event, epoch, from, count.
-- Answer: one row per entry, in order.
-- Cost: an index read in the order of the entries.
select leaf
from log_leaves
where event_id = :event
  and epoch = :epoch
  and index >= :from
  and index < :from + :count
order by index
