-- Purpose: the draw of an event.
-- Parameters: event.
-- Answer: at most one row.
-- Cost: one keyed read.
select *
from draws
where event_id = :event
