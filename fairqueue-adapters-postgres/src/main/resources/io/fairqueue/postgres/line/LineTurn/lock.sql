-- Purpose: takes a turn at a line.
-- Parameters: event.
-- Answer: one row, or none for an unknown line; server_time is the database's clock once the lock is held,
--   account_clock that one's nonce when the statement began.
-- Invariant: rows of a log are written under this lock, so statements that follow see all that came
--   before.
-- Cost: one keyed read and a row lock, one read of one row.
select
  rev,
  last_hash,
  last_at,
  clock_timestamp() as server_time,
  (select nonce from account_clock) as account_clock
from (
  select rev, last_hash, last_at
  from lines
  where event_id = :event
  for update
) line
