-- Purpose: what a released claim held.
-- Parameters: claim.
-- Answer: one row per unit: position, unit_no (null where the unit is long gone), unit_id.
-- Cost: one index read per unit.
select position, unit_no, unit_id
from claim_units
where claim_id = :claim
order by position
