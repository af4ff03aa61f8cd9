-- Purpose: what a released claim held.
-- Parameters: claim.
-- Answer: one row per unit that is not long gone: position, unit_no.
-- Cost: one index read per unit.
select position, unit_no
from claim_units
where claim_id = :claim
  and unit_no is not null
order by position
