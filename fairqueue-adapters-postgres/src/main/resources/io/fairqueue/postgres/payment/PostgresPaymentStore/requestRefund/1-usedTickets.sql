-- Purpose: locks a claim's tickets, so that nobody is let in with one meanwhile.
-- Parameters: claim.
-- Answer: one row per ticket that is good: unit_id, used.
-- Invariant: whoever is at the door waits, and then finds a void ticket or was first.
-- Cost: one index read and a row lock per ticket. The caller holds the claim's lock.
select unit_id, checked_in_at is not null as used
from tickets
where claim_id = :claim
  and voided_at is null
order by id
for update
