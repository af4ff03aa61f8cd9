-- Purpose: the latest entries of many fans in one line.
-- Parameters: event, customers.
-- Answer: at most one row per fan, in no order.
-- Cost: one index read per fan.
select r.*
from (select distinct customer_id from unnest(cast(:customers as uuid[])) as a (customer_id)) a
cross join lateral (
  select *
  from entry_records e
  where e.event_id = :event
    and e.customer_id = a.customer_id
  order by e.number desc
  limit 1
) r
