-- Purpose: proves that no more were admitted at once than the event allowed just then.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 3: with each admission those that had not ended stay within the cap that was committed for the
--   event at that moment. Whoever ends an admission may go by another node's clock: its end counts from four
--   seconds earlier. When a line closes all its admissions are over, whenever that is noted.
-- Cost: a sort of all admissions and their ends.
with rule as (
  select
    event_id,
    max_active,
    since,
    coalesce(lead(since) over (partition by event_id order by version), 'infinity') as until
  from event_rules
  where cast(:event as uuid) is null or event_id = cast(:event as uuid)
), closed as (
  select event_id, array_agg(at) as ats
  from line_log
  where kind = 13
    and (cast(:event as uuid) is null or event_id = cast(:event as uuid))
  group by event_id
), admission as (
  select
    a.event_id,
    a.admitted_at,
    least(a.ended_at, (select min(at) from unnest(c.ats) as at where at >= a.admitted_at)) as ended_at
  from admissions a
  left join closed c on c.event_id = a.event_id
  where cast(:event as uuid) is null or a.event_id = cast(:event as uuid)
), step as (
  select event_id, admitted_at as at, 1 as change
  from admission
  union all
  select event_id, ended_at - interval '4 seconds', -1
  from admission
  where ended_at is not null
), counted as (
  select event_id, at, change, sum(change) over (partition by event_id order by at) as active
  from step
), judged as (
  select c.active, r.max_active
  from counted c
  left join rule r on r.event_id = c.event_id and c.at > r.since and c.at < r.until
  where c.change = 1
)
select
  count(*) filter (where active > max_active) = 0 as passed,
  format(
    '%s admissions, %s under a cap; %s past it',
    count(*), count(max_active), count(*) filter (where active > max_active)
  ) as figures
from judged
