-- Purpose: proves that each number of a line was handed out once.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 2: the order of arrival is one, so no two entries have the same number, and none has one that
--   its line has yet to hand out.
-- Cost: a sort of all entries.
with entry as (
  select
    q.number = lag(q.number) over (partition by q.event_id order by q.number) as is_again,
    q.number >= l.next_number as is_early
  from queue_entries q
  join lines l on l.event_id = q.event_id
  where cast(:event as uuid) is null or q.event_id = cast(:event as uuid)
)
select
  count(*) filter (where is_again or is_early) = 0 as passed,
  format(
    '%s numbers; %s handed out twice, %s too early',
    count(*), count(*) filter (where is_again), count(*) filter (where is_early)
  ) as figures
from entry
