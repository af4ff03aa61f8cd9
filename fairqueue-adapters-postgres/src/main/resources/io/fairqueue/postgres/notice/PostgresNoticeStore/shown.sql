-- Purpose: what the fans of an event see.
-- Parameters: event, now, limit.
-- Answer: the notices, what was posted last first.
-- Cost: an index read per notice of the event at most.
select *
from notices
where event_id = :event
  and taken_back_at is null
  and (until is null or until > :now)
order by posted_at desc, id desc
limit :limit
