-- Purpose: notes that no money came.
-- Parameters: id, reason, now.
-- Answer: 1, or 0 unless the payment was live.
-- Cost: one keyed update. The caller holds the claim's lock.
update payments
set status = 'FAILED', failure_reason = :reason, updated_at = :now
where id = :id
  and status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')
