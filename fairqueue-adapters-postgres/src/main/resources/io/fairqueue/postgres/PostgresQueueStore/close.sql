-- Purpose: expires live entries of a line whose sale is over.
-- Parameters: event, now, most.
-- Answer: the expired entries, and what they were before.
-- Invariant: an entry expires once; entries are locked by ascending id.
-- Cost: one index read and one update per entry. The caller holds the line's lock.
with due as (
  select id
  from queue_entries
  where event_id = :event
    and status in ('WAITING', 'ADMITTED')
  limit :most
), live as (
  select id, status
  from queue_entries
  where id in (select id from due)
    and status in ('WAITING', 'ADMITTED')
  order by id
  for update
)
update queue_entries e
set status = 'EXPIRED', finished_at = :now
from live
where e.id = live.id
returning e.*, live.status as was
