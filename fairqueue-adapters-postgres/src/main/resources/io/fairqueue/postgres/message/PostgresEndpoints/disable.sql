-- Purpose: ends what an endpoint hears.
-- Parameters: id, because, now.
-- Answer: 1, or 0 unless it was enabled.
-- Invariant: triggers forget what it subscribed to, and tell of it.
-- Cost: one keyed update, and its few subscriptions.
update webhook_endpoints
set disabled_because = :because, disabled_at = :now
where id = :id
  and disabled_at is null
