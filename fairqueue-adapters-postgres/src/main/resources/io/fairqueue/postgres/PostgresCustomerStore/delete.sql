-- Purpose: deletes an account. The row stays, so that its id is never somebody else's; what tells who
--   it was goes.
-- Parameters: id, now.
-- Answer: 1, or 0 if there is none.
-- Invariant: the mail address is free again.
-- Cost: one keyed update.
update customers
set
  email = null,
  name = null,
  password_hash = null,
  session_epoch = session_epoch + 1,
  updated_at = :now,
  deleted_at = :now
where id = :id
  and deleted_at is null
