-- Purpose: proves that nobody is admitted twice, or while in the line again, or has too many claims on an
--   event.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 6: one live entry per fan and event, and as many live claims as the event allows: judged of
--   those who claimed since it was last changed. That nobody waits twice, the log shows.
-- Cost: a read of all running admissions and live claims; where admissions run, of the log, which is unfolded
--   before it is compared.
with closed as (
  select event_id, max(at) as at
  from line_log
  where kind = 13
    and (cast(:event as uuid) is null or event_id = cast(:event as uuid))
  group by event_id
), running as (
  select a.event_id, a.customer_id, a.number
  from admissions a
  left join closed c on c.event_id = a.event_id
  where a.ended_at is null
    and (c.at is null or a.admitted_at > c.at)
    and (cast(:event as uuid) is null or a.event_id = cast(:event as uuid))
), came as materialized (
  select l.event_id, f.customer_id, l.first_number + f.ord - 1 as number
  from line_log l
  cross join lateral unnest(l.fans) with ordinality as f (customer_id, ord)
  where l.event_id in (select event_id from running)
), again as (
  select r.event_id, r.customer_id
  from running r
  join came f on f.event_id = r.event_id and f.customer_id = r.customer_id and f.number > r.number
  union all
  select event_id, customer_id
  from running
  group by event_id, customer_id
  having count(*) > 1
), claim as (
  select count(*) > e.max_claims_per_fan and max(c.created_at) > e.updated_at as is_over
  from claims c
  join events e on e.id = c.event_id
  where c.status in ('CLAIMED', 'CONFIRMED')
    and (cast(:event as uuid) is null or c.event_id = cast(:event as uuid))
  group by e.id, c.customer_id
)
select
  not exists (select 1 from again) and not exists (select 1 from claim where is_over) as passed,
  format(
    '%s fans admitted, %s of them twice or in line again; %s fans with a claim, %s of them with too many',
    (select count(*) from (select distinct event_id, customer_id from running) fan),
    (select count(*) from (select distinct event_id, customer_id from again) fan),
    (select count(*) from claim),
    (select count(*) from claim where is_over)
  ) as figures
