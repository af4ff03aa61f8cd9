-- Purpose: proves that captured money had its one effect.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 5: every captured payment ends in a confirmed claim or a refund, once; no claim that costs
--   something is confirmed without one.
-- Cost: a read of all claims and payments.
with claim as (
  select *
  from claims
  where cast(:event as uuid) is null or event_id = :event
), captured as (
  select
    p.status,
    c.status = 'CONFIRMED' and c.confirmed_by = p.id as sold,
    r.status as refund
  from claim c
  join payments p on p.claim_id = c.id
  left join refunds r on r.payment_id = p.id
  where p.status in ('SUCCEEDED', 'REFUNDED')
), unpaid as (
  select c.id
  from claim c
  left join payments p on p.id = c.confirmed_by
  where c.status = 'CONFIRMED'
    and c.amount_minor > 0
    and p.status is distinct from 'SUCCEEDED'
), judged as (
  select
    *,
    case status
      when 'SUCCEEDED' then not sold and coalesce(refund = 'SUCCEEDED', true)
      else refund is distinct from 'SUCCEEDED' or sold
    end as lost
  from captured
)
select
  count(*) filter (where lost) = 0 and not exists (select 1 from unpaid) as passed,
  format(
    '%s captured: %s sold, %s refunded, %s refunds pending or refused; %s in limbo; %s sold unpaid',
    count(*),
    count(*) filter (where sold),
    count(*) filter (where status = 'REFUNDED'),
    count(*) filter (where refund in ('PENDING', 'FAILED')),
    count(*) filter (where lost),
    (select count(*) from unpaid)
  ) as figures
from judged
