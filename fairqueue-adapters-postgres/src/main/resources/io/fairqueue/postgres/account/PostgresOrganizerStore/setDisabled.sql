-- Purpose: disables or enables an account.
-- Parameters: id, value.
-- Answer: 1, or 0 if there is none.
-- Invariant: disabling ends every session for good, whatever is enabled later.
-- Cost: one keyed update.
update organizers
set
  disabled = :value,
  session_epoch = session_epoch + case when :value then 1 else 0 end,
  kept_session = case when not :value then kept_session end
where id = :id
