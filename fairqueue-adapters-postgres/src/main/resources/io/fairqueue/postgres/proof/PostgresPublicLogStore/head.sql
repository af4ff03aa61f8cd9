-- Purpose: the newest checkpoint of a log.
-- Parameters: event, epoch.
-- Answer: one row, or none.
-- Cost: one keyed read.
select size, root, note, at
from log_checkpoints
where event_id = :event
  and epoch = :epoch
order by size desc
limit 1
