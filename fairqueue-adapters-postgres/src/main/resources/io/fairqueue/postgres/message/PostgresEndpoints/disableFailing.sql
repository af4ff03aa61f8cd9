-- Purpose: disables the endpoints that have failed for long.
-- Parameters: before, because, now.
-- Answer: which ones.
-- Invariant: as of disable.
-- Cost: one read of a partial index, one update per endpoint.
update webhook_endpoints
set disabled_because = :because, disabled_at = :now
where failing_since <= :before
  and disabled_at is null
returning id
