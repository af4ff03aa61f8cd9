-- Purpose: how much was noted about an event.
-- Parameters: event.
-- Answer: the number of rows.
-- Cost: one index read per row.
select count(*)
from audit_log
where event_id = :event
