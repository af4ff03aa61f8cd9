-- Purpose: a claim with what it held.
-- Parameters: id.
-- Answer: at most one row.
-- Cost: one keyed read, one index read per unit.
select *
from claim_records
where id = :id
