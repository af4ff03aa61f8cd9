-- Purpose: adds an account.
-- Parameters: its columns by name.
-- Answer: 1, or 0 if the email address has an account.
-- Invariant: one account per email address.
-- Cost: one insert.
insert into organizers (
  id, email, name, password_hash, admin, disabled, session_epoch, kept_session, created_at
)
values (
  :id, :email, :name, :passwordHash, :admin, :disabled, :sessionEpoch, cast(:keptSession as uuid),
  :createdAt
)
on conflict (email) do nothing
