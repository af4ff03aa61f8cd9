-- Purpose: a fan's latest entry in a line.
-- Parameters: event, customer.
-- Answer: at most one row.
-- Cost: four index reads: one for a live entry, which is later than all that are over, one for those that
--   led to no claim, and two for the fan's claims, by which all others are found.
select *
from (
  (
    select *
    from queue_entries
    where event_id = :event
      and customer_id = :customer
      and status in ('WAITING', 'ADMITTED')
    limit 1
  )
  union all
  (
    select *
    from queue_entries
    where event_id = :event
      and customer_id = :customer
      and status not in ('WAITING', 'ADMITTED')
      and claim_id is null
    order by number desc
    limit 1
  )
  union all
  select q.*
  from (
    select entry_id
    from claims
    where customer_id = :customer
      and event_id = :event
      and status in ('CLAIMED', 'CONFIRMED')
    union all
    select entry_id
    from claims
    where customer_id = :customer
      and event_id = :event
      and status not in ('CLAIMED', 'CONFIRMED')
  ) c
  cross join lateral (
    select *
    from queue_entries
    where id = c.entry_id
    limit 1
  ) q
) e
order by number desc
limit 1
