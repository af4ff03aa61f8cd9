-- Purpose: whether an event sells, as last committed.
-- Parameters: event.
-- Answer: one row, or none for an unknown event.
-- Cost: three keyed reads.
select *, clock_timestamp() as server_time
from sales
where id = :event
