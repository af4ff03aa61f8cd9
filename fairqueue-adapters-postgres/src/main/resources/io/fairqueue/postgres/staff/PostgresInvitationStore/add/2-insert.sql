-- Purpose: adds an invitation.
-- Parameters: its columns by name; digest (of its token), event (null for none).
-- Answer: 1, or 0 if there is no such event.
-- Cost: one keyed read and one insert.
insert into staff_invitations (
  id, token_digest, email, name, event_id, role, invited_by, created_at, expires_at
)
select
  :id, :digest, :email, cast(:name as text), cast(:event as uuid), cast(:role as text), :invitedBy,
  :createdAt, :expiresAt
where cast(:event as uuid) is null
  or exists (select 1 from events where id = cast(:event as uuid) for key share)
