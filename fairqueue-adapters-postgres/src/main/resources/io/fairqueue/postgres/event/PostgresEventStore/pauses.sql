-- Purpose: when the sale of an event stood still.
-- Parameters: event.
-- Answer: one row per pause that is over: began_at, ended_at.
-- Cost: an index read in the order of the pauses.
select began_at, ended_at
from event_pauses
where event_id = :event
