-- Purpose: the refund of a payment.
-- Parameters: payment.
-- Answer: at most one row.
-- Cost: two keyed reads.
select r.*, p.reference
from refunds r
join payments p on p.id = r.payment_id
where r.payment_id = :payment
