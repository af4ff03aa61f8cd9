-- Purpose: all payments of an event, and whose they are.
-- Parameters: event.
-- Answer: one row per payment, the oldest first; refunded_minor is how much of its own money is back.
-- Cost: a read of the event's claims, their payments and refunds.
select
  p.*,
  f.email as fan_email,
  coalesce(
    (
      select sum(r.amount_minor)
      from refunds r
      where r.payment_id = p.id
        and r.status = 'SUCCEEDED'
        and r.capture is null
    ),
    0
  ) as refunded_minor
from claims c
join payments p on p.claim_id = c.id
left join customers f on f.id = c.customer_id
where c.event_id = :event
order by p.created_at, p.id
