-- Purpose: ends the absence of fans who were seen again.
-- Parameters: event, customers, now.
-- Invariant: they are the next in their places from this moment on.
-- Cost: two index reads and one update per fan. The caller holds the line's lock.
update entry_absences a
set ended_at = greatest(:now, a.began_at)
from queue_entries e
where e.event_id = :event
  and e.customer_id = any (cast(:customers as uuid[]))
  and e.status = 'WAITING'
  and a.entry_id = e.id
  and a.ended_at is null
