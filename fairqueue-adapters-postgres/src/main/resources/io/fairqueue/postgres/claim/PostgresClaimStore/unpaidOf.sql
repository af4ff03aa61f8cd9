-- Purpose: the unpaid claims of some fans.
-- Parameters: customers, most.
-- Answer: at most so many claims.
-- Cost: an index read per fan, and one per claim and unit.
select c.*
from (select distinct customer_id from unnest(cast(:customers as uuid[])) as a (customer_id)) a
cross join lateral (
  select *
  from claim_records
  where customer_id = a.customer_id
    and status = 'CLAIMED'
) c
limit :most
