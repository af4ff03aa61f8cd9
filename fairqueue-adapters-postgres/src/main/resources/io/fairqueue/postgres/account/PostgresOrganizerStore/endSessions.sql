-- Purpose: ends all sessions of an account.
-- Parameters: id.
-- Answer: 1, or 0 if there is none.
-- Invariant: none that was begun before is good again, not even one that a password change kept.
-- Cost: one keyed update.
update organizers
set
  session_epoch = session_epoch + 1,
  kept_session = null
where id = :id
