-- Purpose: the latest entries of many fans in one line.
-- Parameters: event, customers.
-- Answer: at most one row per fan, in no order.
-- Cost: four index reads per fan: one for a live entry, which is later than all that are over, one for
--   those that led to no claim, and two for the claims, by which all others are found.
select r.*
from (select distinct customer_id from unnest(cast(:customers as uuid[])) as a (customer_id)) a
cross join lateral (
  select *
  from (
    (
      select *
      from queue_entries e
      where e.event_id = :event
        and e.customer_id = a.customer_id
        and e.status in ('WAITING', 'ADMITTED')
      limit 1
    )
    union all
    (
      select *
      from queue_entries e
      where e.event_id = :event
        and e.customer_id = a.customer_id
        and e.status not in ('WAITING', 'ADMITTED')
        and e.claim_id is null
      order by e.number desc
      limit 1
    )
    union all
    select q.*
    from (
      select entry_id
      from claims
      where customer_id = a.customer_id
        and event_id = :event
        and status in ('CLAIMED', 'CONFIRMED')
      union all
      select entry_id
      from claims
      where customer_id = a.customer_id
        and event_id = :event
        and status not in ('CLAIMED', 'CONFIRMED')
    ) c
    cross join lateral (
      select *
      from queue_entries
      where id = c.entry_id
      limit 1
    ) q
  ) latest
  order by number desc
  limit 1
) r
