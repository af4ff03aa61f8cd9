-- Purpose: asks for a refund.
-- Parameters: id, payment, amount, currency, reason, now.
-- Answer: the refund.
-- Invariant: one refund per payment.
-- Cost: one insert, one keyed read.
with asked as (
  insert into refunds (
    id, payment_id, amount_minor, currency, reason, status, tries, due_at, created_at, updated_at
  )
  values (:id, :payment, :amount, :currency, :reason, 'PENDING', 0, :now, :now, :now)
  returning *
)
select a.*, p.reference
from asked a
join payments p on p.id = a.payment_id
