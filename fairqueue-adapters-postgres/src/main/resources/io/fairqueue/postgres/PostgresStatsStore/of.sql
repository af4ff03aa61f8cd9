-- Purpose: an event in numbers, but for those who wait: who they are is in no table.
-- Parameters: event, now, since (where the last minute began, not in it).
-- Answer: one row; zeros and nulls for an event that has none.
-- Invariant: one snapshot; counted from the facts; money in whole minor units of the event's currency,
--   as the gateway took it.
-- Cost: a read of the admissions, the claims and the payments; of the line's log two dozen keyed reads
--   and the rows of the last minute.
with recursive sale as (
  select currency
  from events
  where id = :event
), wait as (
  select
    seconds,
    row_number() over (order by seconds) as rank,
    count(*) over () as waits
  from (
    select
      cast(trunc(extract(epoch from admitted_at - joined_at), 3) as double precision) as seconds
    from admissions
    where event_id = :event
  ) w
), claim as (
  select
    count(*) filter (where status = 'CLAIMED') as claimed,
    count(*) filter (where status = 'CONFIRMED') as confirmed,
    count(*) filter (where status = 'RELEASED') as released,
    count(*) filter (where status = 'REFUNDED') as refunded
  from claims
  where event_id = :event
), payment as (
  select
    cast(coalesce(sum(r.pending), 0) as bigint) as refunds_pending,
    cast(coalesce(sum(r.succeeded), 0) as bigint) as refunds_succeeded,
    cast(coalesce(sum(r.failed), 0) as bigint) as refunds_failed,
    sum(m.captured) filter (where is_sales) as captured,
    sum(r.paid_back) filter (where is_sales) as paid_back
  from claims c
  cross join lateral (
    select id, amount_minor, currency
    from payments
    where claim_id = c.id
      and status in ('SUCCEEDED', 'REFUNDED')
    offset 0
  ) p
  cross join lateral (
    select
      count(*) filter (where status = 'PENDING') as pending,
      count(*) filter (where status = 'SUCCEEDED') as succeeded,
      count(*) filter (where status = 'FAILED') as failed,
      sum(amount_minor) as asked,
      sum(amount_minor) filter (where status = 'SUCCEEDED') as paid_back,
      sum(amount_minor) filter (where units = '{}') as instead,
      min(currency) as currency
    from refunds
    where payment_id = p.id
      and capture is null
  ) r
  cross join lateral (
    -- What refunds say that the gateway took instead of what was due, and more than that.
    select
      coalesce(r.instead, greatest(p.amount_minor, r.asked)) as captured,
      coalesce(r.currency, p.currency) = (select currency from sale) as is_sales
  ) m
  where c.event_id = :event
), search as (
  -- Revs have no gaps and their times ascend: halves what the last row of before may be.
  select cast(0 as bigint) as low, rev as high
  from lines
  where event_id = :event
  union all
  select
    case when at > :since then low else middle end,
    case when at > :since then middle - 1 else high end
  from (select low, high, (low + high + 1) / 2 as middle from search where low < high) half
  cross join lateral (
    select at
    from line_log
    where event_id = :event
      and rev = half.middle
    limit 1
  ) l
), recent as (
  select
    coalesce(sum(cardinality(fans)) filter (where kind in (1, 2)), 0) as joins,
    coalesce(sum(admitted), 0) as admissions
  from line_log
  where event_id = :event
    and rev > (select max(low) from search)
)
select
  (
    select count(*)
    from admissions m
    where m.event_id = :event
      and admission_is_good(m, (select sale_time(:event, :now)))
  ) as admitted,
  recent.joins,
  recent.admissions,
  (select min(seconds) from wait where rank * 100 >= waits * 50) as p50,
  (select min(seconds) from wait where rank * 100 >= waits * 90) as p90,
  (select min(seconds) from wait where rank * 100 >= waits * 99) as p99,
  claim.*,
  payment.refunds_pending,
  payment.refunds_succeeded,
  payment.refunds_failed,
  cast(coalesce(payment.captured, 0) as bigint) as captured_minor,
  cast(coalesce(payment.paid_back, 0) as bigint) as refunded_minor
from claim, payment, recent
