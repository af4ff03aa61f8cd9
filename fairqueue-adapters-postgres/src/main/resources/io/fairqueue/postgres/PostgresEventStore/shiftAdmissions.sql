-- Purpose: gives running admissions the time back that the event was paused.
-- Parameters: event, pausedAt, paused (microseconds).
-- Invariant: admissions stand still while the event is paused; entries are locked by ascending id.
-- Cost: one index read and one update per running admission. The caller holds the event's and the
--   line's lock.
with running as (
  select id
  from queue_entries
  where event_id = :event
    and status = 'ADMITTED'
    and admitted_until > :pausedAt
  order by id
  for update
)
update queue_entries e
set admitted_until = admitted_until + :paused * interval '1 microsecond'
from running
where e.id = running.id
