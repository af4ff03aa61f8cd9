-- Purpose: claims with what they held.
-- Parameters: ids.
-- Answer: one row per claim, those that end first first.
-- Cost: one keyed read per claim, one index read per unit.
select *
from claim_records
where id = any(:ids)
order by expires_at, id
