-- Purpose: the claim that a refund's payment was for.
-- Parameters: refund.
-- Answer: at most one row: claim_id.
-- Cost: two keyed reads.
select p.claim_id
from refunds r
join payments p on p.id = r.payment_id
where r.id = :refund
