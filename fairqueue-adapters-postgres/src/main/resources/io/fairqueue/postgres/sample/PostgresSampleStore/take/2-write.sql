-- Purpose: writes down the figures of events that changed, for all events at once.
-- Parameters: now, due; events, and in the same order how many ever joined (null where that is not known)
--   and how many wait, which are in no table.
-- Answer: one row: taken (how many samples).
-- Invariant: of two nodes one writes; what only grows never shrinks: those who wait were counted a moment
--   before those who were admitted.
-- Cost: per event a read of its blocks, an index read per outstanding admission, no-show, unpaid claim and
--   tenth of a second that somebody waited for; an insert per event that changed. Writes nothing where none
--   did.
with e as (
  select a.event_id, a.joined, a.waiting
  from unnest(cast(:events as uuid[]), cast(:joined as bigint[]), cast(:waiting as bigint[]))
    as a (event_id, joined, waiting)
  where (select last_at from sampling) <= :due
    and (
      a.joined is not null
      or not exists (select from lines where event_id = a.event_id and rev > 0)
    )
), figure as (
  select
    e.event_id,
    coalesce(e.waiting, 0) as waiting,
    (
      select count(*)
      from admissions m
      where m.event_id = e.event_id
        and admission_is_good(m, (select sale_time(e.event_id, :now)))
    ) as admitted,
    coalesce(e.joined, 0) as joined_total,
    w.admitted_total,
    greatest(
      coalesce(l.left_total, 0), coalesce(e.joined, 0) - w.admitted_total - coalesce(e.waiting, 0)
    ) as left_total,
    (
      select count(*)
      from admissions m
      where m.event_id = e.event_id
        and m.ended_at is not null
        and m.claim_id is null
        and m.ended_how <> 'USED'
    ) as expired_total,
    s.free,
    h.held,
    s.total - s.free - h.held as sold,
    k.confirmed_total,
    k.captured_minor,
    k.refunded_minor,
    w.wait_p50,
    w.wait_p90,
    l.at as last_at,
    l.figures as last_figures
  from e
  cross join lateral (
    select
      coalesce(max(rank), 0) as admitted_total,
      min(seconds) filter (where rank * 100 >= waits * 50) as wait_p50,
      min(seconds) filter (where rank * 100 >= waits * 90) as wait_p90
    from (
      select
        cast(tenths / 10.0 as double precision) as seconds,
        cast(sum(admissions) over (order by tenths) as bigint) as rank,
        sum(admissions) over () as waits
      from event_waits
      where event_id = e.event_id
    ) ranked
  ) w
  cross join lateral (
    select
      cast(coalesce(sum(bit_count(stock)), 0) as bigint) as total,
      cast(coalesce(sum(free_count), 0) as bigint) as free
    from unit_blocks
    where event_id = e.event_id
  ) s
  cross join lateral (
    select count(*) as held
    from claims c
    join claim_units u on u.claim_id = c.id and u.live
    where c.event_id = e.event_id
      and c.status = 'CLAIMED'
  ) h
  cross join lateral (
    select
      cast(coalesce(sum(confirmed + refunded), 0) as bigint) as confirmed_total,
      cast(coalesce(sum(captured_minor), 0) as bigint) as captured_minor,
      cast(coalesce(sum(paid_back_minor), 0) as bigint) as refunded_minor
    from (
      select confirmed, refunded, captured_minor, paid_back_minor
      from event_sums
      where event_id = e.event_id
      union all
      select confirmed, refunded, captured_minor, paid_back_minor
      from event_sum_changes
      where event_id = e.event_id
    ) sums
  ) k
  left join lateral (
    select
      at,
      left_total,
      (
        waiting, admitted, joined_total, admitted_total, left_total, expired_total, free, held, sold,
        confirmed_total, captured_minor, refunded_minor, wait_p50, wait_p90
      ) as figures
    from line_samples
    where event_id = e.event_id
    order by at desc
    limit 1
  ) l on true
), changed as (
  select *
  from figure
  where last_at is null
    or last_at < :now
      and (
        waiting, admitted, joined_total, admitted_total, left_total, expired_total, free, held, sold,
        confirmed_total, captured_minor, refunded_minor, wait_p50, wait_p90
      ) is distinct from last_figures
), turn as (
  update sampling
  set last_at = :now
  where last_at <= :due
    and exists (select from changed)
  returning last_at
), taken as (
  insert into line_samples (
    event_id, at, waiting, admitted, joined_total, admitted_total, left_total, expired_total, free, held,
    sold, confirmed_total, captured_minor, refunded_minor, wait_p50, wait_p90
  )
  select
    event_id, :now, waiting, admitted, joined_total, admitted_total, left_total, expired_total, free, held,
    sold, confirmed_total, captured_minor, refunded_minor, wait_p50, wait_p90
  from changed
  where exists (select from turn)
  returning 1
)
select count(*) as taken
from taken
