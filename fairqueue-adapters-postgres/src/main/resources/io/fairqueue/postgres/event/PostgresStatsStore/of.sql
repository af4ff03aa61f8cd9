-- Purpose: an event in numbers, but for those who wait: who they are is in no table.
-- Parameters: event, now, since (where the last minute began, not in it).
-- Answer: one row; zeros and nulls for an event that has none.
-- Invariant: one snapshot; kept by triggers of claims, payments, refunds and admissions; money in whole
--   minor units of the event's currency, as the gateway took it.
-- Cost: a keyed read, the changes of the last seconds, a row per tenth of a second that somebody waited
--   for, the admissions that are not over; of the line's log two dozen keyed reads and the rows of the last
--   minute.
with recursive wait as (
  select
    tenths / 10.0 as seconds,
    sum(admissions) over (order by tenths) as rank,
    sum(admissions) over () as waits
  from event_waits
  where event_id = :event
), kept as (
  select
    coalesce(sum(claimed), 0) as claimed,
    coalesce(sum(confirmed), 0) as confirmed,
    coalesce(sum(released), 0) as released,
    coalesce(sum(refunded), 0) as refunded,
    coalesce(sum(refunds_pending), 0) as refunds_pending,
    coalesce(sum(refunds_succeeded), 0) as refunds_succeeded,
    coalesce(sum(refunds_failed), 0) as refunds_failed,
    coalesce(sum(captured_minor), 0) as captured_minor,
    coalesce(sum(paid_back_minor), 0) as refunded_minor
  from (
    select * from event_sums where event_id = :event
    union all
    select * from event_sum_changes where event_id = :event
  ) sums
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
  kept.*
from kept, recent
