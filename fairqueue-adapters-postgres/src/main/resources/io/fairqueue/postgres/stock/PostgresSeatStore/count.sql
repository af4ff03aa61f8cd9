-- Purpose: how many seats an event has.
-- Parameters: event, status (null for all).
-- Answer: one row: total.
-- Cost: a read of the event's seats and of what is held of them.
select count(*) as total
from seat_states
where event_id = :event
  and (cast(:status as text) is null or state = :status)
