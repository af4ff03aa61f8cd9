-- Purpose: takes a turn at a line.
-- Parameters: event.
-- Answer: one row, or none for an unknown line.
-- Invariant: every change of a waiting set happens under this lock, so numbers become visible in
--   order and statements that follow see all that came before.
-- Cost: one keyed read and a row lock.
select next_number, last_at
from lines
where event_id = :event
for update
