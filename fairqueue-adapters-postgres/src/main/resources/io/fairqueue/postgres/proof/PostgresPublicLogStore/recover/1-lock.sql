-- Purpose: the log, if it was written last in another history.
-- Parameters: event, epoch (as it was read).
-- Answer: one row, or none.
-- Cost: one keyed read, which locks the row.
select event_id
from public_logs
where event_id = :event
  and epoch = :epoch
  and history <> database_history()
for update
