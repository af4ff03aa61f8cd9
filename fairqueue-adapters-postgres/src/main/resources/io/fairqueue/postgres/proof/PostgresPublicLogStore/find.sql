-- Purpose: an event's log as it goes on.
-- Parameters: event.
-- Answer: one row, or none.
-- Cost: one keyed read.
select event_id, epoch, origin, size, rev, line_hash
from public_logs
where event_id = :event
