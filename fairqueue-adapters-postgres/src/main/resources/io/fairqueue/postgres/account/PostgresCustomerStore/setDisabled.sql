-- Purpose: disables an account, or enables it.
-- Parameters: id, disabled, now.
-- Answer: 1, or 0 if there is none.
-- Invariant: disabling ends every session for good, whatever is enabled later; what the account holds
--   is looked at again.
-- Cost: one keyed update.
update customers
set
  disabled_at = case when :disabled then coalesce(disabled_at, :now) end,
  session_epoch = session_epoch + case when :disabled and disabled_at is null then 1 else 0 end,
  kept_session = case when not :disabled then kept_session end,
  holdings_ended = holdings_ended and :disabled and disabled_at is not null,
  holdings_looked_at =
    case when :disabled and disabled_at is not null then holdings_looked_at end,
  updated_at = case when :disabled = (disabled_at is not null) then updated_at else :now end
where id = :id
  and deleted_at is null
