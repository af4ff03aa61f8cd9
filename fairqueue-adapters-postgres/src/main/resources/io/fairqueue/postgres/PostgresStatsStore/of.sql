-- Purpose: an event in numbers.
-- Parameters: event, now, since (where the last minute began, not in it).
-- Answer: one row; zeros and nulls for an event that has none.
-- Invariant: one snapshot; counted from the facts; money in whole minor units of the event's currency,
--   as the gateway took it.
-- Cost: a read of the waiting and the admitted entries, the claims and the payments. Who was admitted is
--   so still, or is over, or is found by the claim that came of it; what happened in the last minute is
--   told by the line's log.
with sale as (
  select
    currency,
    case when status = 'PAUSED' then least(paused_at, :now) else :now end as admission_clock
  from events
  where id = :event
), admission as (
  select joined_at, admitted_at
  from queue_entries
  where event_id = :event
    and status = 'ADMITTED'
  union all
  select joined_at, admitted_at
  from queue_entries
  where event_id = :event
    and status not in ('WAITING', 'ADMITTED')
    and claim_id is null
    and admitted_at is not null
  union all
  select q.joined_at, q.admitted_at
  from claims c
  cross join lateral (
    select joined_at, admitted_at
    from queue_entries
    where id = c.entry_id
    limit 1
  ) q
  where c.event_id = :event
), wait as (
  select
    seconds,
    row_number() over (order by seconds) as rank,
    count(*) over () as waits
  from (
    select
      cast(trunc(extract(epoch from admitted_at - joined_at), 3) as double precision) as seconds
    from admission
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
    count(*) filter (where r.status = 'PENDING') as refunds_pending,
    count(*) filter (where r.status = 'SUCCEEDED') as refunds_succeeded,
    count(*) filter (where r.status = 'FAILED') as refunds_failed,
    sum(coalesce(r.amount_minor, p.amount_minor)) filter (where is_sales) as captured,
    sum(coalesce(r.amount_minor, p.amount_minor)) filter (where is_sales and p.status = 'REFUNDED')
      as paid_back
  from claims c
  cross join lateral (
    select id, status, amount_minor, currency
    from payments
    where claim_id = c.id
      and status in ('SUCCEEDED', 'REFUNDED')
    offset 0
  ) p
  left join lateral (
    select status, amount_minor, currency
    from refunds
    where payment_id = p.id
      and capture is null
    limit 1
  ) r on true
  cross join lateral (
    select coalesce(r.currency, p.currency) = (select currency from sale) as is_sales
  ) s
  where c.event_id = :event
), recent as (
  select
    coalesce(sum(cardinality(joined)), 0) as joins,
    coalesce(sum(admitted), 0) as admissions
  from line_changes
  where event_id = :event
    and at > :since
)
select
  (
    select count(*)
    from queue_entries
    where event_id = :event
      and status = 'WAITING'
  ) as waiting,
  (
    select count(*)
    from queue_entries
    where event_id = :event
      and status = 'ADMITTED'
      and admitted_until > (select admission_clock from sale)
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
