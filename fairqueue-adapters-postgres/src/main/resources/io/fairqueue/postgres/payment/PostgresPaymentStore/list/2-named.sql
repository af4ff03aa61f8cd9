-- Purpose: a page of certain payments of an event and whose they are, and how many of them there are in all.
-- Parameters: event, status (null for all), refund (its state, null for all), named (their ids), size, offset.
-- Answer: as list/2-all.
-- Cost: two index reads per payment, whatever a planner thinks of the tables; and per payment of the page those
--   of its refunds.
with matching as materialized (
  select p.id, p.created_at
  from unnest(cast(:named as uuid[])) n (id)
  cross join lateral (
    select id, created_at, claim_id
    from payments
    where id = n.id
      and (cast(:status as text) is null or status = :status)
    offset 0
  ) p
  cross join lateral (
    select event_id
    from claims
    where id = p.claim_id
    limit 1
  ) c
  where c.event_id = :event
    and (
      cast(:refund as text) is null
      or exists (
        select
        from refunds r
        where r.payment_id = p.id
          and r.status = :refund
      )
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
