-- Purpose: begins a log again, in the history of today.
-- Parameters: event, epoch (the new one), origin, rev (of the row that tells it), hash (that the line's first
--   row follows).
-- Cost: one keyed update, one insert.
with log as (
  update public_logs
  set
    epoch = :epoch,
    origin = :origin,
    history = database_history(),
    size = 0,
    rev = 0,
    line_hash = :hash,
    recovered_rev = :rev
  where event_id = :event
  returning event_id, epoch, origin
)
insert into log_origins (event_id, epoch, origin)
select event_id, epoch, origin
from log
