-- Purpose: whom a payment concerns, to know what to lock.
-- Parameters: payment.
-- Answer: at most one row: the claim, its event and fan, and its status as last committed.
-- Cost: two keyed reads.
select c.id as claim_id, c.event_id, c.customer_id, c.status
from payments p
join claims c on c.id = p.claim_id
where p.id = :payment
