-- Purpose: how long those had waited who left a line by themselves before their turn.
-- Parameters: event, bounds (in seconds, ascending: where a wait begins to count as longer).
-- Answer: one row: counts (one more than bounds), p50, p90 (seconds by nearest rank, down to a tenth; null
--   while nobody left).
-- Invariant: one snapshot. Numbers are given in order, so a fan came with the last row that began at the
--   own number or before.
-- Cost: a read of the line's log, and a sort of its rows and of those who left.
with came as (
  select first_number as number, at as joined_at
  from line_log
  where event_id = :event
    and kind in (1, 2)
  union all
  select l.first_number + g.ord - 1, g.joined_at
  from line_log l
  cross join lateral genesis_fans(l.data) g
  where l.event_id = :event
    and l.kind = 14
), went as (
  select cast(n.number as bigint) as number, l.at as left_at
  from line_log l
  cross join lateral unnest(l.gone) n (number)
  where l.event_id = :event
    and l.kind = 5
), fans as (
  select
    left_at,
    max(joined_at) over (partition by part) as joined_at
  from (
    select
      left_at,
      joined_at,
      count(joined_at) over (order by number, left_at nulls first) as part
    from (
      select number, joined_at, cast(null as timestamptz) as left_at
      from came
      union all
      select number, null, left_at
      from went
    ) told
  ) parts
), waits as (
  select
    floor(extract(epoch from left_at - joined_at) * 10) / 10.0 as seconds,
    width_bucket(
      cast(floor(extract(epoch from left_at - joined_at)) as bigint), cast(:bounds as bigint[])
    ) as part
  from fans
  where left_at is not null
)
select
  array(
    select count(w.part)
    from generate_series(0, cardinality(cast(:bounds as bigint[]))) as each (part)
    left join waits w on w.part = each.part
    group by each.part
    order by each.part
  ) as counts,
  (select cast(percentile_disc(0.5) within group (order by seconds) as double precision) from waits) as p50,
  (select cast(percentile_disc(0.9) within group (order by seconds) as double precision) from waits) as p90
