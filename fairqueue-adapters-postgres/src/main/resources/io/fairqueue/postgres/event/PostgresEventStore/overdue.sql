-- Purpose: live events whose sale is over, or that are over themselves.
-- Parameters: now.
-- Answer: those events, by id.
-- Invariant: no clock that is ahead of the database's ends a sale early.
-- Cost: one index read per such event.
select *
from event_records
where status in ('ACTIVE', 'PAUSED')
  and least(sale_end, ends_at) <= least(:now, now() + interval '1 second')
order by id
