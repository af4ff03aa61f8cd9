-- Purpose: all payments of an event, and whose they are.
-- Parameters: event.
-- Answer: one row per payment, the oldest first; refunded_minor is how much of its own money is back,
--   refund_status that of the refund to look at first.
-- Cost: a read of the event's claims, their payments and refunds.
select
  p.*,
  f.name as fan_name,
  f.email as fan_email,
  s.refunded_minor,
  s.refund_status
from claims c
join payments p on p.claim_id = c.id
left join customers f on f.id = c.customer_id
left join lateral (
  select
    coalesce(sum(r.amount_minor) filter (where r.status = 'SUCCEEDED' and r.capture is null), 0)
      as refunded_minor,
    (array_agg(r.status order by array_position(array['FAILED', 'PENDING', 'SUCCEEDED'], r.status)))[1]
      as refund_status
  from refunds r
  where r.payment_id = p.id
) s on true
where c.event_id = :event
order by p.created_at, p.id
