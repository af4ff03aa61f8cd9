-- Purpose: takes one entry out of the line, or gives up its admission.
-- Parameters: event, entry, now.
-- Answer: the entry, and what it was before; none if it is not live.
-- Invariant: an admission that led to a claim is not given up.
-- Cost: one keyed update. The caller holds the line's lock.
with live as (
  select id, status
  from queue_entries
  where id = :entry
    and event_id = :event
    and status in ('WAITING', 'ADMITTED')
  for update
)
update queue_entries e
set status = 'ABANDONED', finished_at = :now
from live
where e.id = live.id
returning e.*, live.status as was
