-- Purpose: lets a disabled endpoint hear again.
-- Parameters: id.
-- Answer: 1, or 0 unless it was disabled.
-- Invariant: a trigger subscribes it.
-- Cost: one keyed update, and its few subscriptions.
update webhook_endpoints
set disabled_because = null, disabled_at = null, failing_since = null
where id = :id
  and disabled_at is not null
