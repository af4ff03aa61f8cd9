-- Purpose: what an admission decision looks at.
-- Parameters: event, since (where the rate's window begins, not in it).
-- Answer: one row: active, admitted_in_window, free.
-- Invariant: one snapshot, under the line's lock: two nodes together admit no more than one would. An
--   admission is outstanding until it is ended, whatever the clock says: a hold may be using it.
-- Cost: index reads in the order of active, the rounds of a minute and the blocks of the stock; not of
--   the line.
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
    select coalesce(sum(free_count), 0)
    from unit_blocks
    where event_id = :event
  ) as free
from active
