-- Purpose: the live or sold claims of fans.
-- Parameters: event, customers.
-- Answer: one row per fan who has one: customer_id, id.
-- Cost: one index read per fan.
select c.customer_id, c.id
from unnest(cast(:customers as uuid[])) as a (customer_id)
cross join lateral (
  select id, customer_id
  from claims
  where customer_id = a.customer_id
    and event_id = :event
    and status in ('CLAIMED', 'CONFIRMED')
  limit 1
) c
