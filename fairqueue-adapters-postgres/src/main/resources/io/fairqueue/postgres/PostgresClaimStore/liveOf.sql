-- Purpose: a fan's live or sold claim on an event.
-- Parameters: event, customer.
-- Answer: at most one row.
-- Cost: one keyed read, one index read per unit.
select *
from claim_records
where event_id = :event
  and customer_id = :customer
  and status in ('CLAIMED', 'CONFIRMED')
