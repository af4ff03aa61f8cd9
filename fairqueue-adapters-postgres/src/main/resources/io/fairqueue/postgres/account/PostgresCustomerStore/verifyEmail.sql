-- Purpose: notes that an email address is its account's; creates the account if there is none.
-- Parameters: id (of the account if it is created), email, now.
-- Answer: the account.
-- Invariant: a password that was set before the address was proven is dropped, and every session of
--   then is over; on a proven one nothing changes, but that mail reaches it.
-- Cost: one insert, or one keyed update.
insert into customers as c (id, email, email_verified, session_epoch, created_at, updated_at)
values (:id, :email, true, 0, :now, :now)
on conflict (email) where deleted_at is null do update
set
  password_hash = case when c.email_verified then c.password_hash end,
  session_epoch = c.session_epoch
    + case when c.email_verified or c.password_hash is null then 0 else 1 end,
  kept_session = case when c.email_verified or c.password_hash is null then c.kept_session end,
  updated_at = case when c.email_verified then c.updated_at else :now end,
  email_verified = true,
  undeliverable_at = null
returning *
