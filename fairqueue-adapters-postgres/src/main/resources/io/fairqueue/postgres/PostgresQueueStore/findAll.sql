-- Purpose: the latest entries of many fans in one line.
-- Parameters: event, customers.
-- Answer: at most one row per fan, in no order.
-- Cost: two index reads per fan: a live entry is later than all that are over.
select r.*
from (select distinct customer_id from unnest(cast(:customers as uuid[])) as a (customer_id)) a
cross join lateral (
  select *
  from (
    (
      select *
      from entry_records e
      where e.event_id = :event
        and e.customer_id = a.customer_id
        and e.status in ('WAITING', 'ADMITTED')
      limit 1
    )
    union all
    (
      select *
      from entry_records e
      where e.event_id = :event
        and e.customer_id = a.customer_id
        and e.status not in ('WAITING', 'ADMITTED')
      order by e.number desc
      limit 1
    )
  ) latest
  order by number desc
  limit 1
) r
