-- Purpose: fans who have as many live or sold claims as their event allows.
-- Parameters: event, customers.
-- Answer: one row per such fan: customer_id, id (of the newest claim).
-- Cost: a keyed read, and one index read per fan.
select c.customer_id, c.id
from unnest(cast(:customers as uuid[])) as a (customer_id)
cross join lateral (
  select
    customer_id,
    (array_agg(id order by created_at desc, id desc))[1] as id
  from claims
  where customer_id = a.customer_id
    and event_id = :event
    and status in ('CLAIMED', 'CONFIRMED')
  group by customer_id
  having count(*) >= (select max_claims_per_fan from events where id = :event)
) c
