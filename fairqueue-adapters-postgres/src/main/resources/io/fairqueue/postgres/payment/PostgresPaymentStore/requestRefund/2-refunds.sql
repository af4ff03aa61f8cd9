-- Purpose: the refunds of the money that confirmed a claim.
-- Parameters: claim.
-- Answer: the refunds, the oldest first.
-- Cost: a keyed read, one index read per refund. The caller holds the claim's lock.
select r.*, p.reference
from claims c
join payments p on p.id = c.confirmed_by
join refunds r on r.payment_id = p.id and r.capture is null
where c.id = :claim
order by r.created_at, r.id
