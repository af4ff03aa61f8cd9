-- Purpose: somebody's role on an event.
-- Parameters: event, organizer.
-- Answer: at most one row.
-- Cost: one keyed read.
select role
from event_staff
where event_id = :event and organizer_id = :organizer
