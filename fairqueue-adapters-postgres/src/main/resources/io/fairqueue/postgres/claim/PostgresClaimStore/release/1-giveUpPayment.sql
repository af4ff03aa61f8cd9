-- Purpose: ends the live attempt to pay a claim whose fan gives it back.
-- Parameters: claim, now.
-- Answer: how many.
-- Invariant: it uses none of the claim's attempts.
-- Cost: one index read, one update. The caller holds the claim's lock.
update payments
set status = 'FAILED', failure_reason = 'GIVEN_UP', uses_attempt = false, updated_at = :now
where claim_id = :claim
  and status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')
