-- Purpose: how many stand in an event's line, or did.
-- Parameters: event.
-- Cost: an index read of the line.
select count(*)
from queue_entries
where event_id = :event
