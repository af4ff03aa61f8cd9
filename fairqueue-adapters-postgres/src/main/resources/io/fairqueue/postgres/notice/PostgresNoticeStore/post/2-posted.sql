-- Purpose: when the fans of an event were spoken to.
-- Parameters: event, since (exclusive).
-- Answer: one row per notice, the latest first.
-- Cost: one index read per row. The caller holds the event's lock.
select posted_at
from notices
where event_id = :event
  and posted_at > :since
order by posted_at desc
