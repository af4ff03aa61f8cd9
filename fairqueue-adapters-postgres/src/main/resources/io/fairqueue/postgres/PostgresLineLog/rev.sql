-- Purpose: the number of a line's last committed change.
-- Parameters: event.
-- Answer: one row; none for an unknown line.
-- Cost: one keyed read.
select rev
from lines
where event_id = :event
