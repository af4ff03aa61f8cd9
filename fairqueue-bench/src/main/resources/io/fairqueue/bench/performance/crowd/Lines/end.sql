-- Purpose: where a line's log ends; keeps everybody else from it.
-- Parameters: event.
-- Answer: one row: rev, next_number, last_at, last_hash.
-- Cost: one keyed read and a row lock.
select rev, next_number, last_at, last_hash
from lines
where event_id = :event
for update
