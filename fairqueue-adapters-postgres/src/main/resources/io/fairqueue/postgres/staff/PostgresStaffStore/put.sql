-- Purpose: gives somebody a role on an event, in place of the one they have.
-- Parameters: event, organizer, role, addedBy, addedAt.
-- Answer: 1, or 0 if there is no such event or account.
-- Invariant: one role per event and account.
-- Cost: two keyed reads and one insert or update; shares the event's row with whoever reads it.
insert into event_staff (event_id, organizer_id, role, added_by, added_at)
select e.id, o.id, :role, :addedBy, :addedAt
from events e
join organizers o on o.id = :organizer
where e.id = :event
for key share of e
on conflict (event_id, organizer_id) do update
set role = excluded.role, added_by = excluded.added_by, added_at = excluded.added_at
