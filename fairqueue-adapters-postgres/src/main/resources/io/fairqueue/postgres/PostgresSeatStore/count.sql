-- Purpose: how many seats an event has.
-- Parameters: event, status (null for all).
-- Answer: one row: total.
-- Cost: a read of the event's units.
select count(*) as total
from units
where event_id = :event
  and section is not null
  and (cast(:status as text) is null or state = :status)
