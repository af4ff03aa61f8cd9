-- Purpose: sets a password, and ends all sessions but one.
-- Parameters: id, old (the hash that was read; null for whatever it is), replacement, kept (the
--   session that goes on, or null).
-- Answer: 1, or 0 if the hash is another one by now, or there is no such account.
-- Cost: one keyed update.
update organizers
set
  password_hash = :replacement,
  session_epoch = session_epoch + 1,
  kept_session = cast(:kept as uuid)
where id = :id
  and (cast(:old as text) is null or password_hash = cast(:old as text))
