-- Purpose: the account of an email address; creates a nameless, unverified one if there is none.
-- Parameters: id (of the account if it is created), email, now.
-- Answer: the account.
-- Invariant: one account per email address, whoever races; an account that is there stays as it is.
-- Cost: one insert, or one keyed update that changes nothing: only an update answers the row that is
--   in the way.
insert into customers as c (id, email, email_verified, session_epoch, created_at, updated_at)
values (:id, :email, false, 0, :now, :now)
on conflict (email) where deleted_at is null do update
set email = excluded.email
returning *
