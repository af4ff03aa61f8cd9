-- Purpose: the events whose figures may have changed, if their samples are due.
-- Parameters: due (when they were taken at the latest), recent (when an event was over at the earliest).
-- Answer: one row per event; none where samples are not due.
-- Cost: a keyed read; a read of the events.
select id
from events
where (select last_at from sampling) <= :due
  and (
    status in ('ACTIVE', 'PAUSED')
    or status in ('ENDED', 'CANCELLED') and updated_at > :recent
  )
