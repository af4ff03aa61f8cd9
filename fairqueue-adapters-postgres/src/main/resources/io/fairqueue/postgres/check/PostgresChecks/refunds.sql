-- Purpose: proves that money goes back once, and claims follow it.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 5: each unit of a sale is in one refund at most, of as much as its units cost, and so is
--   other money that was captured, which has one each; only captured money has one; a payment is refunded
--   exactly where all is paid back that was asked for and nothing of it is sold; and so is the claim that
--   it had confirmed. What cost nothing is refunded as soon as it is asked for.
-- Cost: a read of all claims, payments, refunds and units that went back.
with claim as (
  select *
  from claims
  where cast(:event as uuid) is null or event_id = cast(:event as uuid)
), refund as (
  select
    r.status,
    r.outside,
    r.capture,
    r.units = '{}' as is_other,
    p.id as payment_id,
    p.status as payment,
    coalesce(c.confirmed_by = p.id, false) as is_sale,
    count(*) over (partition by r.payment_id, coalesce(r.capture, '')) as of_capture,
    not r.outside and r.currency = c.currency and r.amount_minor = coalesce(k.price_minor, 0)
      as is_price
  from claim c
  join payments p on p.claim_id = c.id
  join refunds r on r.payment_id = p.id
  left join lateral (
    select sum(price_minor) as price_minor
    from claim_units
    where claim_id = c.id
      and unit_id = any(r.units)
  ) k on true
), refund_judged as (
  select
    status,
    outside,
    capture,
    payment not in ('SUCCEEDED', 'REFUNDED')
      or capture is not null and of_capture > 1
      or capture is null and is_other
        and (
          of_capture > 1
          or payment <> case status when 'SUCCEEDED' then 'REFUNDED' else 'SUCCEEDED' end
        )
      or capture is null and not is_other
        and (not is_sale or not outside and not is_price or status <> 'SUCCEEDED' and payment = 'REFUNDED')
      as wrong
  from refund
), claim_judged as (
  select
    case
      when c.confirmed_by is not null then
        (c.refund_asked_at is not null and r.open = 0) <> (c.status = 'REFUNDED')
        or (c.status = 'REFUNDED') <> (p.status = 'REFUNDED')
        or c.status in ('CONFIRMED', 'REFUNDED') and (c.refund_asked_at is not null) <> (u.kept = 0)
      when c.refund_asked_at is not null then c.status <> 'REFUNDED' or c.amount_minor > 0
      else c.status = 'REFUNDED'
    end as wrong
  from claim c
  left join payments p on p.id = c.confirmed_by
  cross join lateral (
    select count(*) filter (where status <> 'SUCCEEDED') as open
    from refunds
    where payment_id = c.confirmed_by
      and capture is null
  ) r
  cross join lateral (
    select count(*) as kept
    from tickets
    where claim_id = c.id
      and voided_at is null
  ) u
)
select
  not exists (select 1 from refund_judged where wrong)
    and not exists (select 1 from claim_judged where wrong) as passed,
  format(
    '%s refunds: %s pending, %s paid, %s refused; %s made at the gateway, %s of money that came twice;'
      ' %s wrong; %s claims at odds with their refund',
    count(*),
    count(*) filter (where status = 'PENDING'),
    count(*) filter (where status = 'SUCCEEDED'),
    count(*) filter (where status = 'FAILED'),
    count(*) filter (where outside),
    count(*) filter (where capture is not null),
    count(*) filter (where wrong),
    (select count(*) from claim_judged where wrong)
  ) as figures
from refund_judged
