-- Purpose: sets a password, and ends all sessions but one.
-- Parameters: id, old (the hash that was read; null where there was none), replacement, kept (the
--   session that goes on, or null), now.
-- Answer: 1, or 0 if the hash is another one by now, or the account has ended.
-- Invariant: of two who change it at once one does.
-- Cost: one keyed update.
update customers
set
  password_hash = :replacement,
  session_epoch = session_epoch + 1,
  kept_session = cast(:kept as uuid),
  updated_at = :now
where id = :id
  and password_hash is not distinct from cast(:old as text)
  and deleted_at is null
  and disabled_at is null
