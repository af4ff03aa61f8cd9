-- Purpose: notes that the gateway refused a refund for good.
-- Parameters: id, reason, now.
-- Answer: 1, or 0 unless it was pending.
-- Cost: one keyed update.
update refunds
set status = 'FAILED', failure_reason = :reason, updated_at = :now
where id = :id
  and status = 'PENDING'
