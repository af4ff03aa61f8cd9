-- Purpose: the same for the line of every live event.
-- Answer: one row per live event.
-- Cost: one index read and a keyed read per live event.
select l.event_id, l.rev
from events e
join lines l on l.event_id = e.id
where e.status in ('ACTIVE', 'PAUSED')
