-- Purpose: proves that money goes back once, and claims follow it.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 5: each capture has one refund at most, only captured money has one, and it is paid exactly
--   where the payment says so; the claim that the payment had confirmed says that it was asked for, and
--   is refunded exactly when it is paid. What cost nothing is refunded as soon as it is asked for.
-- Cost: a read of all claims, payments and refunds.
with claim as (
  select *
  from claims
  where cast(:event as uuid) is null or event_id = cast(:event as uuid)
), refund as (
  select
    r.status,
    r.outside,
    r.capture,
    count(*) over (partition by r.payment_id, r.capture) as of_capture,
    p.status as payment,
    c.confirmed_by = p.id and r.capture is null and not r.outside and (r.amount_minor, r.currency) <> (c.amount_minor, c.currency)
      as wrong_amount
  from claim c
  join payments p on p.claim_id = c.id
  join refunds r on r.payment_id = p.id
), refund_judged as (
  select
    status,
    outside,
    capture,
    of_capture > 1
      or capture is null
        and payment <> case status when 'SUCCEEDED' then 'REFUNDED' else 'SUCCEEDED' end
      or payment not in ('SUCCEEDED', 'REFUNDED')
      or coalesce(wrong_amount, false) as wrong
  from refund
), claim_judged as (
  select
    case
      when c.confirmed_by is not null then
        (r.id is not null) <> (c.refund_asked_at is not null)
        or coalesce(r.status = 'SUCCEEDED', false) <> (c.status = 'REFUNDED')
      when c.refund_asked_at is not null then c.status <> 'REFUNDED' or c.amount_minor > 0
      else c.status = 'REFUNDED'
    end as wrong
  from claim c
  left join refunds r on r.payment_id = c.confirmed_by and r.capture is null
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
