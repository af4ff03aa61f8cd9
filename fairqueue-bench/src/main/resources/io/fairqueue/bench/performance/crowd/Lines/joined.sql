-- Purpose: how many have joined an event's line.
-- Parameters: event.
-- Cost: an index read of the line's log.
select coalesce(sum(cardinality(fans)), 0)
from line_log
where event_id = :event
