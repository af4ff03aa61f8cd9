-- Purpose: proves that no more were admitted at once than the event allowed just then.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 3: with each admission the outstanding ones stay within the cap that was committed for the event
--   at that moment. Who ends an admission may go by another node's clock: its end counts from four seconds
--   earlier.
-- Cost: a sort of all admissions and their ends.
with rule as (
  select
    event_id,
    max_active,
    since,
    coalesce(lead(since) over (partition by event_id order by version), 'infinity') as until
  from event_rules
  where cast(:event as uuid) is null or event_id = cast(:event as uuid)
), admission as (
  select event_id, admitted_at, finished_at
  from queue_entries
  where admitted_at is not null
    and (cast(:event as uuid) is null or event_id = cast(:event as uuid))
), step as (
  select event_id, admitted_at as at, 1 as change
  from admission
  union all
  select event_id, finished_at - interval '4 seconds', -1
  from admission
  where finished_at is not null
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
