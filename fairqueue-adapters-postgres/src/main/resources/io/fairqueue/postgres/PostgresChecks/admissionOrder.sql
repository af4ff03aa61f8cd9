-- Purpose: proves that admission followed the line.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 2: no entry was admitted while a present one with a lower place waited. Who was ever absent
--   is compared with each admission behind, outside of the absences.
-- Cost: a sort of all entries; where fans were absent, as many comparisons as there are of both.
with entries as materialized (
  select
    e.event_id,
    e.id,
    e.place,
    e.joined_at,
    e.admitted_at,
    coalesce(e.admitted_at, e.finished_at, 'infinity') as left_at,
    exists (select 1 from entry_absences a where a.entry_id = e.id) as was_absent
  from queue_entries e
  where cast(:event as uuid) is null or e.event_id = cast(:event as uuid)
), line as (
  select
    admitted_at,
    max(case when not was_absent then left_at end) over (
      partition by event_id
      order by place
      rows between unbounded preceding and 1 preceding
    ) as last_before_left
  from entries
), passed_over as (
  select count(*) as n
  from entries w
  join entries q
    on q.event_id = w.event_id
    and q.place > w.place
    and q.admitted_at > w.joined_at
    and q.admitted_at < w.left_at
  where w.was_absent
    and not exists (
      select 1
      from entry_absences a
      where a.entry_id = w.id
        and q.admitted_at between a.began_at and coalesce(a.ended_at, 'infinity')
    )
)
select
  count(*) filter (where last_before_left > admitted_at) + coalesce(max(passed_over.n), 0) = 0 as passed,
  format(
    '%s entries, %s admitted; %s out of turn',
    count(*),
    count(admitted_at),
    count(*) filter (where last_before_left > admitted_at) + coalesce(max(passed_over.n), 0)
  ) as figures
from line
cross join passed_over
