-- Purpose: the endpoints of an event; or, of an organizer, those for all events.
-- Parameters: organizer, event (or null).
-- Answer: one row per endpoint, the oldest first.
-- Cost: an index read of the organizer's endpoints.
select *
from webhook_endpoints
where organizer_id = :organizer
  and event_id is not distinct from cast(:event as uuid)
order by created_at, id
