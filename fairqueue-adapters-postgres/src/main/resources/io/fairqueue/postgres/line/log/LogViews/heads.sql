-- Purpose: the last row of every live line's log, and of other lines that this node has views of.
-- Parameters: viewed (event ids of lines that were not live lately).
-- Answer: one row per line: event_id, rev, last_hash, live.
-- Cost: one index read, and a keyed read per line.
select l.event_id, l.rev, l.last_hash, e.status in ('ACTIVE', 'PAUSED') as live
from events e
join lines l on l.event_id = e.id
where e.status in ('ACTIVE', 'PAUSED')
union all
select l.event_id, l.rev, l.last_hash, false as live
from unnest(cast(:viewed as uuid[])) as v (event_id)
join events e on e.id = v.event_id and e.status not in ('ACTIVE', 'PAUSED')
join lines l on l.event_id = e.id
