-- Purpose: a claim's tickets.
-- Parameters: claim.
-- Answer: one row per ticket, in the order of the claim's units.
-- Cost: two index reads per ticket.
select t.*
from claim_units k
join tickets t on t.claim_id = k.claim_id and t.unit_id = k.unit_id
where k.claim_id = :claim
order by k.position
