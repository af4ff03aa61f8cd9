-- Purpose: deletes an account. The row stays, so that its id is never somebody else's; what tells who
--   it was goes.
-- Parameters: id, now.
-- Answer: 1, or 0 if there is none.
-- Invariant: the email address is free again; what the account holds is looked at.
-- Cost: one keyed update.
update customers
set
  email = null,
  name = null,
  password_hash = null,
  locale = null,
  photo_url = null,
  session_epoch = session_epoch + 1,
  kept_session = null,
  holdings_ended = false,
  holdings_looked_at = null,
  updated_at = :now,
  deleted_at = :now
where id = :id
  and deleted_at is null
