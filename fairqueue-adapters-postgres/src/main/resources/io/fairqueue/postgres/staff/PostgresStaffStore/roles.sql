-- Purpose: all roles that somebody has.
-- Parameters: organizer.
-- Answer: one row per event.
-- Cost: one index read per event.
select event_id, role
from event_staff
where organizer_id = :organizer
