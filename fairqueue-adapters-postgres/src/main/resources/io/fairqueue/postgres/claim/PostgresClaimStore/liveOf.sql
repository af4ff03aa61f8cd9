-- Purpose: a fan's newest live or sold claim on an event.
-- Parameters: event, customer.
-- Answer: at most one row.
-- Cost: an index read per claim, one per unit of the one.
select *
from claim_records
where id = (
  select id
  from claims
  where event_id = :event
    and customer_id = :customer
    and status in ('CLAIMED', 'CONFIRMED')
  order by created_at desc, id desc
  limit 1
)
