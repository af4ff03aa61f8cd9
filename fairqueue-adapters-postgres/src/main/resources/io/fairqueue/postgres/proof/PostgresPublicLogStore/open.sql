-- Purpose: begins the log of a line.
-- Parameters: event, origin, hash (that the line's first row follows).
-- Answer: 1, or 0 if there is one.
-- Cost: two inserts.
with log as (
  insert into public_logs (event_id, origin, history, line_hash)
  values (:event, :origin, database_history(), :hash)
  on conflict do nothing
  returning event_id, epoch, origin
)
insert into log_origins (event_id, epoch, origin)
select event_id, epoch, origin
from log
