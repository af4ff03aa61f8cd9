-- Purpose: a page of an event's payments whose fan has a name or an address with this part, and how many there
--   are in all.
-- Parameters: event, status (null for all), refund (its state, null for all), part, size, offset.
-- Answer: as list/2-all.
-- Invariant: a part is taken literally.
-- Cost: one read of the event's claims, their fans and payments; and per payment of the page those of its
--   refunds.
with matching as materialized (
  select p.id, p.created_at
  from claims c
  join payments p on p.claim_id = c.id
  join customers f on f.id = c.customer_id
  where c.event_id = :event
    and (cast(:status as text) is null or p.status = :status)
    and (
      cast(:refund as text) is null
      or p.id in (select payment_id from refunds where status = :refund)
    )
    and (
      strpos(lower(f.name), lower(:part)) > 0
      or strpos(lower(f.email), lower(:part)) > 0
    )
), page as (
  select id, created_at
  from matching
  order by created_at desc, id desc
  limit :size offset :offset
)
select
  n.total,
  p.*,
  f.name as fan_name,
  f.email as fan_email,
  s.refunded_minor,
  s.refund_status
from (select count(*) as total from matching) n
left join page g on true
left join payments p on p.id = g.id
left join claims c on c.id = p.claim_id
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
order by g.created_at desc, g.id desc
