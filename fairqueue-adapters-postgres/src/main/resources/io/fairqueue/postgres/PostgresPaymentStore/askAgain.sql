-- Purpose: asks again for a refund that the gateway had refused.
-- Parameters: claim, now.
-- Answer: the refund, or no row unless it had failed.
-- Invariant: one refund per payment, under the name that the gateway knows.
-- Cost: two keyed reads, one update. The caller holds the claim's lock.
update refunds r
set status = 'PENDING', failure_reason = null, due_at = :now, updated_at = :now
from claims c
join payments p on p.id = c.confirmed_by
where c.id = :claim
  and r.payment_id = p.id
  and r.status = 'FAILED'
returning r.*, p.reference
