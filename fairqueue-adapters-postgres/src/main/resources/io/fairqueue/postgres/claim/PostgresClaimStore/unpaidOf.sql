-- Purpose: the unpaid claims of some fans.
-- Parameters: customers, limit.
-- Answer: at most limit claims.
-- Cost: an index read per fan, and one per claim and unit.
select c.*
from (select distinct customer_id from unnest(cast(:customers as uuid[])) as a (customer_id)) a
cross join lateral (
  select *
  from claim_records
  where customer_id = a.customer_id
    and status = 'CLAIMED'
) c
limit :limit
