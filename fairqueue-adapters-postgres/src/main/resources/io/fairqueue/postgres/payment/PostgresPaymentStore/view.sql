-- Purpose: a payment, or every attempt to pay a claim, each with its refund.
-- Parameters: id, or claim (and id null).
-- Answer: one row per attempt, newest first, and refund, newest first; the refund's columns are null
--   where there is none.
-- Invariant: payment and refund are of one moment.
-- Cost: one index read per attempt, and one per refund.
select
  p.*,
  r.id as refund_id,
  r.amount_minor as refund_amount_minor,
  r.currency as refund_currency,
  r.units as refund_units,
  r.reason as refund_reason,
  r.status as refund_status,
  r.tries as refund_tries,
  r.due_at as refund_due_at,
  r.capture as refund_capture,
  r.outside as refund_outside,
  r.accepted as refund_accepted,
  r.gateway_id as refund_gateway_id
from payments p
left join refunds r on r.payment_id = p.id
where p.id = cast(:id as uuid)
  or p.claim_id = cast(:claim as uuid)
order by p.claim_id, p.attempt desc, r.created_at desc, r.capture nulls last, r.id
