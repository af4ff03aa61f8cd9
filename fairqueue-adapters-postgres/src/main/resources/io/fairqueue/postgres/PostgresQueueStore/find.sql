-- Purpose: a fan's latest entry in a line.
-- Parameters: event, customer.
-- Answer: at most one row.
-- Cost: one index read.
select *
from entry_records
where event_id = :event
  and customer_id = :customer
order by number desc
limit 1
