-- Purpose: all logs that there are, or were.
-- Parameters: event (null for all).
-- Answer: one row per log and epoch.
-- Cost: a read of the logs.
select event_id, epoch, origin
from log_origins
where cast(:event as uuid) is null
  or event_id = cast(:event as uuid)
order by event_id, epoch
