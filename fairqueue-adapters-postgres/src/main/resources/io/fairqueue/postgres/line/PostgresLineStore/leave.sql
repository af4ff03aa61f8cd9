-- Purpose: ends admissions that fans give up.
-- Parameters: event, numbers, now.
-- Answer: the numbers of those that were ended.
-- Invariant: an admission that led to a claim is not given up; admissions are locked by ascending number.
-- Cost: one keyed read and one update per admission.
with locked as (
  select number
  from admissions
  where event_id = :event
    and number = any (cast(:numbers as bigint[]))
    and ended_at is null
  order by number
  for update
)
update admissions a
set ended_at = :now, ended_how = 'GIVEN_UP'
from locked
where a.event_id = :event
  and a.number = locked.number
  and a.ended_at is null
returning a.number
