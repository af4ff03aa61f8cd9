-- Purpose: live events whose sale is over.
-- Parameters: now.
-- Answer: those events, by id.
-- Cost: one index read per such event.
select *
from event_records
where status in ('ACTIVE', 'PAUSED')
  and sale_end <= :now
order by id
