-- Purpose: the pauses of an event that are over.
-- Parameters: event.
-- Answer: began_at and ended_at, in order.
-- Cost: one index read.
select began_at, ended_at
from event_pauses
where event_id = :event
order by began_at
