-- Purpose: a piece of a log's tree.
-- Parameters: event, epoch, level, index.
-- Answer: one row with the hashes that there are, or none.
-- Cost: one keyed read.
select hashes
from log_tiles
where event_id = :event
  and epoch = :epoch
  and level = :level
  and index = :index
