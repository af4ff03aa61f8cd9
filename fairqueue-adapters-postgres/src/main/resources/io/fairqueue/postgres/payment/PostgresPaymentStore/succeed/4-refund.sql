-- Purpose: asks for a refund.
-- Parameters: id, payment, capture (null for the payment's own money), amount, currency, reason, now.
-- Answer: the refund, or no row if it was asked for before.
-- Invariant: one refund per payment and capture.
-- Cost: one insert, one keyed read.
with asked as (
  insert into refunds (
    id, payment_id, capture, amount_minor, currency, reason, status, tries, due_at, created_at,
    updated_at
  )
  values (:id, :payment, :capture, :amount, :currency, :reason, 'PENDING', 0, :now, :now, :now)
  on conflict do nothing
  returning *
)
select a.*, p.reference
from asked a
join payments p on p.id = a.payment_id
