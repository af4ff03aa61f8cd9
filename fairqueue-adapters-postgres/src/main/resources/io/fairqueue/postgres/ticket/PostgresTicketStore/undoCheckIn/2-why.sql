-- Purpose: one ticket of one event.
-- Parameters: id, event.
-- Answer: at most one row.
-- Cost: one keyed read.
select *
from tickets
where id = :id
  and event_id = :event
