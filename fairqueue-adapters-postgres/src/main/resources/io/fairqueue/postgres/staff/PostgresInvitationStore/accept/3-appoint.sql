-- Purpose: gives a new account the roles that its invitations name, on each event the latest.
-- Parameters: organizer, email, now.
-- Answer: how many.
-- Cost: one index read and one insert per invitation.
insert into event_staff (event_id, organizer_id, role, added_by, added_at)
select distinct on (event_id) event_id, :organizer, role, invited_by, :now
from staff_invitations
where email = :email and event_id is not null and expires_at > :now
order by event_id, created_at desc, id
