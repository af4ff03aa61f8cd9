-- Purpose: logs of sales that have ended, with nothing held any more, and have not told what was sold.
-- Answer: one row per log.
-- Cost: an index read of the events that were over lately; per event a keyed read, and a read of its unpaid
--   claims.
select p.event_id, p.epoch, p.origin, p.size, p.rev, p.line_hash
from events e
join public_logs p on p.event_id = e.id
where e.status = 'ENDED'
  and e.updated_at > :recent
  and not exists (
    select from line_log r where r.event_id = e.id and r.kind = 39 and r.kind >= 32
  )
  and not exists (
    select from claims c where c.event_id = e.id and c.status = 'CLAIMED'
  )
