-- Purpose: proves that the rate was kept at each admission that was bound by one.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 3: admissions in any 60 seconds, the first moment not counted, stay within the rate: the one
--   that stands on the admission, and the one that was committed for the event at that moment, which whoever
--   admitted may not have known. By hand the rate does not count; who was admitted before there was a log
--   is judged by what stands on the admission.
-- Cost: a sort of all admissions.
with rule as (
  select
    event_id,
    admissions_per_minute,
    since,
    coalesce(lead(since) over (partition by event_id order by version), 'infinity') as until
  from event_rules
  where cast(:event as uuid) is null or event_id = cast(:event as uuid)
), in_turn as (
  select l.event_id, n.number
  from line_log l
  cross join lateral unnest(l.gone) as n (number)
  where l.kind = 8
    and (cast(:event as uuid) is null or l.event_id = cast(:event as uuid))
), admission as (
  select
    event_id,
    number,
    admitted_at,
    admitted_under_rate,
    count(*) over (
      partition by event_id
      order by admitted_at
      range between interval '59.999999 seconds' preceding and current row
    ) as in_window
  from admissions
  where cast(:event as uuid) is null or event_id = cast(:event as uuid)
), judged as (
  select
    a.in_window,
    least(
      a.admitted_under_rate,
      case when t.number is not null then r.admissions_per_minute end
    ) as rate
  from admission a
  left join in_turn t on t.event_id = a.event_id and t.number = a.number
  left join rule r
    on r.event_id = a.event_id
    and a.admitted_at > r.since
    and a.admitted_at < r.until
)
select
  count(*) filter (where in_window > rate) = 0 as passed,
  format(
    '%s admissions, %s under a rate; %s past it; at most %s in 60 seconds',
    count(*), count(rate), count(*) filter (where in_window > rate), coalesce(max(in_window), 0)
  ) as figures
from judged
