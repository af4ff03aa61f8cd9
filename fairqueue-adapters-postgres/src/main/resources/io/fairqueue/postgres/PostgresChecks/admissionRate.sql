-- Purpose: proves that the rate was kept at each admission that was bound by one.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 3: admissions in any 60 seconds, the first moment not counted, stay within the rate.
-- Cost: a sort of all admissions.
with admission as (
  select
    admitted_under_rate as rate,
    count(*) over (
      partition by event_id
      order by admitted_at
      range between interval '59.999999 seconds' preceding and current row
    ) as in_window
  from queue_entries
  where admitted_at is not null
    and (cast(:event as uuid) is null or event_id = cast(:event as uuid))
)
select
  count(*) filter (where in_window > rate) = 0 as passed,
  format(
    '%s admissions, %s under a rate; %s past it; at most %s in 60 seconds',
    count(*), count(rate), count(*) filter (where in_window > rate), coalesce(max(in_window), 0)
  ) as figures
from admission
