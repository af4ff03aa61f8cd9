-- Purpose: how many wait in a line.
-- Parameters: event.
-- Answer: one row.
-- Cost: an index read in the order of the line: mirrors are for who asks often.
select count(*) as waiting
from queue_entries
where event_id = :event
  and status = 'WAITING'
