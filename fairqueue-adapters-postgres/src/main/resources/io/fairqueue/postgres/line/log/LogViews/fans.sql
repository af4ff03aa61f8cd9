-- Purpose: how many numbers a line has given.
-- Parameters: event.
-- Answer: one row: fans; none for an unknown line.
-- Cost: one keyed read.
select next_number - 1 as fans
from lines
where event_id = :event
