-- Purpose: the latest notices of an event.
-- Parameters: event, limit.
-- Answer: the notices, what was posted last first.
-- Cost: one index read per row.
select *
from notices
where event_id = :event
order by posted_at desc, id desc
limit :limit
