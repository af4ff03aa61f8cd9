-- Purpose: the leaves of all who ever came to an event whose secret was erased.
-- Parameters: event.
-- Answer: one row per row of the line by which fans came, by number.
-- Cost: a read of 32 bytes per fan.
select leaves
from archived_leaves
where event_id = :event
order by first_number
