-- Purpose: the lines that have a log.
-- Parameters: event (null for all).
-- Answer: event_id, in order.
-- Cost: a read of all lines.
select event_id
from lines
where rev > 0
  and (cast(:event as uuid) is null or event_id = cast(:event as uuid))
order by event_id
