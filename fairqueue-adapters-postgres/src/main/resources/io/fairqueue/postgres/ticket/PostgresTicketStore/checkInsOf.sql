-- Purpose: what doors told of a claim's tickets.
-- Parameters: claim.
-- Answer: the check-ins with their tickets' labels, what was told first first.
-- Cost: one index read per ticket of the claim, and per check-in.
select c.*, t.label
from tickets t
join checkins c on c.ticket_id = t.id
where t.claim_id = :claim
order by c.heard_at, c.id
