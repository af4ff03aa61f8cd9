-- Purpose: proves that admission followed the line.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 2: no entry was admitted while one with a lower place waited.
-- Cost: a sort of all entries.
with line as (
  select
    admitted_at,
    max(coalesce(admitted_at, finished_at, 'infinity')) over (
      partition by event_id
      order by place
      rows between unbounded preceding and 1 preceding
    ) as last_before_left
  from queue_entries
  where cast(:event as uuid) is null or event_id = cast(:event as uuid)
)
select
  count(*) filter (where last_before_left > admitted_at) = 0 as passed,
  format(
    '%s entries, %s admitted; %s out of turn',
    count(*), count(admitted_at), count(*) filter (where last_before_left > admitted_at)
  ) as figures
from line
