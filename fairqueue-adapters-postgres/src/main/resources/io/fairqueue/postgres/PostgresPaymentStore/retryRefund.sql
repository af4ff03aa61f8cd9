-- Purpose: asks again for a refund that the gateway had refused.
-- Parameters: payment, or claim (and payment null) for the payment that confirmed it; now.
-- Answer: the refund, or no row unless it had failed.
-- Invariant: one refund per payment, under the name that the gateway knows.
-- Cost: three keyed reads, one update.
update refunds r
set status = 'PENDING', failure_reason = null, due_at = :now, updated_at = :now
from payments p
where r.payment_id = coalesce(
    cast(:payment as uuid),
    (select confirmed_by from claims where id = cast(:claim as uuid))
  )
  and p.id = r.payment_id
  and r.status = 'FAILED'
returning r.*, p.reference
