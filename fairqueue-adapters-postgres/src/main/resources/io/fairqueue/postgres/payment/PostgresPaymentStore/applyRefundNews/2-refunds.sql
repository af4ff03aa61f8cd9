-- Purpose: the refunds of a payment.
-- Parameters: payment.
-- Answer: the refunds, the newest first.
-- Cost: one index read per refund. The caller holds the claim's lock.
select r.*, p.reference
from refunds r
join payments p on p.id = r.payment_id
where r.payment_id = :payment
order by r.created_at desc, r.capture nulls last, r.id
