-- Purpose: what an admission decision looks at, counted no further than the decision needs.
-- Parameters: event, since (where the rate's window begins, not in it), atMost,
--   unitsPerAdmission.
-- Answer: one row: waiting (up to atMost), active, admitted_in_window, free (up to what active and
--   atMost more admissions may take).
-- Invariant: one snapshot, under the line's lock: two nodes together admit no more than one would. An
--   admission is outstanding until it is ended, whatever the clock says: a hold may be using it.
-- Cost: index reads in the order of atMost, active and the ticks of a minute; not of the line or the
--   stock. The log keeps a change ten times as long as the rate looks back.
with active as (
  select count(*) as n
  from queue_entries
  where event_id = :event
    and status = 'ADMITTED'
)
select
  active.n as active,
  (
    select count(*)
    from (
      select 1
      from queue_entries
      where event_id = :event
        and status = 'WAITING'
      limit :atMost
    ) head
  ) as waiting,
  (
    select coalesce(sum(admitted), 0)
    from line_changes
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
