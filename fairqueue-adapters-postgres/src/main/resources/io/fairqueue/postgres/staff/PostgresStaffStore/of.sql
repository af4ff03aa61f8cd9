-- Purpose: who works on an event beside its organizer.
-- Parameters: event.
-- Answer: one row each, in the order in which they came.
-- Cost: one index read per row.
select organizer_id, role, added_by, added_at
from event_staff
where event_id = :event
order by added_at, cast(organizer_id as text)
