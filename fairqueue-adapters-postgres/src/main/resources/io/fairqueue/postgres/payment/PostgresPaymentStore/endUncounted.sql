-- Purpose: ends an attempt for a reason that is not the fan's.
-- Parameters: id, reason, now.
-- Answer: 1, or 0 unless the payment was live.
-- Invariant: it uses none of the claim's attempts.
-- Cost: one keyed update. The caller holds the claim's lock.
update payments
set status = 'FAILED', failure_reason = :reason, uses_attempt = false, updated_at = :now
where id = :id
  and status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')
