-- Purpose: live events whose lobby's time is over and whose draw is not.
-- Parameters: now.
-- Answer: their ids, the first that closed first.
-- Invariant: no clock that is ahead of the database's closes a lobby early.
-- Cost: an index read of the draws that are not over and due, one keyed read each.
select d.event_id
from draws d
join events e on e.id = d.event_id
where d.state <> 'OPEN'
  and d.closes_at <= least(:now, now() + interval '1 second')
  and e.status in ('ACTIVE', 'PAUSED')
order by d.closes_at, d.event_id
