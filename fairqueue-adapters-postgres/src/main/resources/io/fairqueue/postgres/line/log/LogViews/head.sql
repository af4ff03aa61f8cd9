-- Purpose: the last row of a line's log.
-- Parameters: event.
-- Answer: one row: rev, last_hash; none for an unknown line.
-- Cost: one keyed read.
select rev, last_hash
from lines
where event_id = :event
