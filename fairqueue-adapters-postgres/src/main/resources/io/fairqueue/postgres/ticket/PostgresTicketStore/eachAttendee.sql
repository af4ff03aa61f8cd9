-- Purpose: all of an event's attendees.
-- Parameters: event.
-- Answer: one row per ticket, in the order of the list.
-- Cost: a read of the event's sales.
select *
from attendee_records
where event_id = :event
order by claimed_at, claim_id, position
