-- Purpose: asks again for a refund that the gateway had refused.
-- Parameters: payment, or claim (and payment null) for the payment that confirmed it; now.
-- Answer: the refunds (of a payment that was captured twice there may be two), none unless one had failed.
-- Invariant: one refund per payment, under the name that the gateway knows.
-- Cost: three keyed reads, one update.
update refunds r
set
  status = 'PENDING',
  failure_reason = null,
  accepted = false,
  tries = 1,
  due_at = :now,
  updated_at = :now
from payments p
where r.payment_id = coalesce(
    cast(:payment as uuid),
    (select confirmed_by from claims where id = cast(:claim as uuid))
  )
  and p.id = r.payment_id
  and r.status = 'FAILED'
  and (r.capture is null or cast(:payment as uuid) is not null)
returning r.*, p.reference
