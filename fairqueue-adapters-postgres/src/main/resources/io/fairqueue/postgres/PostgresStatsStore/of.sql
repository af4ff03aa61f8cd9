-- Purpose: an event in numbers.
-- Parameters: event, now, since (where the last minute began, not in it).
-- Answer: one row; zeros and nulls for an event that has none.
-- Invariant: one snapshot; counted from the facts; money in whole minor units of the event's currency,
--   as the gateway took it.
-- Cost: a read of the waiting and the admitted entries, the claims and the payments. Joins of the last
--   minute are told by their numbers, which have no gaps and go by time.
with sale as (
  select
    currency,
    case when status = 'PAUSED' then least(paused_at, :now) else :now end as admission_clock
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
    from queue_entries
    where event_id = :event
      and admitted_at is not null
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
    limit 1
  ) r on true
  cross join lateral (
    select coalesce(r.currency, p.currency) = (select currency from sale) as is_sales
  ) s
  where c.event_id = :event
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
  (
    select count(*)
    from queue_entries
    where event_id = :event
      and number > coalesce(
        (
          select number
          from queue_entries
          where event_id = :event
            and joined_at <= :since
          order by number desc
          limit 1
        ),
        0)
  ) as joins,
  (
    select count(*)
    from queue_entries
    where event_id = :event
      and admitted_at > :since
  ) as admissions,
  (select min(seconds) from wait where rank * 100 >= waits * 50) as p50,
  (select min(seconds) from wait where rank * 100 >= waits * 90) as p90,
  (select min(seconds) from wait where rank * 100 >= waits * 99) as p99,
  claim.*,
  payment.refunds_pending,
  payment.refunds_succeeded,
  payment.refunds_failed,
  cast(coalesce(payment.captured, 0) as bigint) as captured_minor,
  cast(coalesce(payment.paid_back, 0) as bigint) as refunded_minor
from claim, payment
