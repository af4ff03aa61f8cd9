-- Purpose: ends the admissions of a line whose sale is over.
-- Parameters: event, now, limit.
-- Answer: the numbers of those that were ended.
-- Invariant: an admission ends once; admissions are locked by ascending number.
-- Cost: one index read and one update per admission.
with locked as (
  select number
  from admissions
  where event_id = :event
    and ended_at is null
  order by number
  limit :limit
  for update
)
update admissions a
set ended_at = :now, ended_how = 'CLOSED'
from locked
where a.event_id = :event
  and a.number = locked.number
  and a.ended_at is null
returning a.number
