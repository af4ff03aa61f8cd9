-- Purpose: what an admission decision looks at, counted no further than the decision needs.
-- Parameters: event, since (where the rate's window begins, not in it), atMost,
--   unitsPerAdmission.
-- Answer: one row: active, admitted_in_window, free (up to what active and atMost more admissions may
--   take).
-- Invariant: one snapshot, under the line's lock: two nodes together admit no more than one would. An
--   admission is outstanding until it is ended, whatever the clock says: a hold may be using it.
-- Cost: index reads in the order of atMost, active and the rounds of a minute; not of the line or the
--   stock.
with active as (
  select count(*) as n
  from admissions
  where event_id = :event
    and ended_at is null
)
select
  active.n as active,
  (
    select coalesce(sum(admitted), 0)
    from line_log
    where event_id = :event
      and at > :since
      and admitted > 0
  ) as admitted_in_window,
  (
    select count(*)
    from (
      select 1
      from units
      where event_id = :event
        and state = 'FREE'
      limit (active.n + :atMost) * :unitsPerAdmission
    ) enough
  ) as free
from active
