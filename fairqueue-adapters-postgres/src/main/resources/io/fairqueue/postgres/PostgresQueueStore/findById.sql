-- Purpose: one entry of a line, by its id.
-- Parameters: event, entry.
-- Answer: at most one row.
-- Cost: one keyed read.
select *
from queue_entries
where id = :entry
  and event_id = :event
