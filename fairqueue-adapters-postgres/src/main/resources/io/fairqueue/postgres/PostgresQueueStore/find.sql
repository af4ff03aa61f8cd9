-- Purpose: a fan's latest entry in a line.
-- Parameters: event, customer.
-- Answer: at most one row.
-- Cost: two index reads: a live entry is later than all that are over.
select *
from (
  (
    select *
    from entry_records
    where event_id = :event
      and customer_id = :customer
      and status in ('WAITING', 'ADMITTED')
    limit 1
  )
  union all
  (
    select *
    from entry_records
    where event_id = :event
      and customer_id = :customer
      and status not in ('WAITING', 'ADMITTED')
    order by number desc
    limit 1
  )
) e
order by number desc
limit 1
