-- Purpose: the admissions that ran when the event was paused, locked.
-- Parameters: event, pausedAt.
-- Answer: their ids, ascending.
-- Invariant: entries are locked by ascending id.
-- Cost: one index read and a row lock per running admission. The caller holds the event's and the line's
--   lock.
select id
from queue_entries
where event_id = :event
  and status = 'ADMITTED'
  and admitted_until > :pausedAt
order by id
for update
