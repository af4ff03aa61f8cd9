-- Purpose: events that the ticks look after.
-- Answer: active and paused events, by id.
-- Cost: one index read per live event.
select *
from event_records
where status in ('ACTIVE', 'PAUSED')
order by id
