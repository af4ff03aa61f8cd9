-- Purpose: every attempt to pay a claim.
-- Parameters: claim.
-- Answer: one row per attempt, newest first.
-- Cost: one index read per attempt.
select *
from payments
where claim_id = :claim
order by attempt desc
