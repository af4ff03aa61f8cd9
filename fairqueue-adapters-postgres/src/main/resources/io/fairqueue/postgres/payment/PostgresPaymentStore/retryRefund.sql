-- Purpose: asks again for refunds that the gateway had refused.
-- Parameters: payment, and refunds (ids; null for all of the payment's); now.
-- Answer: the refunds (of a payment that was captured twice there may be two), none unless one had failed.
-- Invariant: they stay the same refunds, under the names that the gateway knows.
-- Cost: two keyed reads, one update.
update refunds r
set
  status = 'PENDING',
  failure_reason = null,
  accepted = false,
  tries = 1,
  due_at = :now,
  updated_at = :now
from payments p
where r.payment_id = :payment
  and p.id = r.payment_id
  and r.status = 'FAILED'
  and (cast(:refunds as uuid[]) is null or r.id = any(cast(:refunds as uuid[])))
returning r.*, p.reference
