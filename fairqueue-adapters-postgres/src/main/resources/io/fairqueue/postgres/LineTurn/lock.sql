-- Purpose: takes a turn at a line.
-- Parameters: event.
-- Answer: one row, or none for an unknown line; server_time is the database's clock once the lock is held.
-- Invariant: every change of a waiting set happens under this lock, so numbers become visible in
--   order and statements that follow see all that came before.
-- Cost: one keyed read and a row lock.
select next_number, last_at, clock_timestamp() as server_time
from (
  select next_number, last_at
  from lines
  where event_id = :event
  for update
) line
