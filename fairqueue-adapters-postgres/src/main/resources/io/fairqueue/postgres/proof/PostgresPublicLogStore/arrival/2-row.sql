-- Purpose: a row of a line's log.
-- Parameters: event, rev.
-- Answer: one row, columns as in LogRows/after.sql.
-- Cost: one keyed read.
select
  rev,
  at,
  kind,
  first_number,
  array_send(fans) as fans,
  array_send(gone) as gone,
  admitted,
  array_send(entry_ids) as entry_ids,
  data,
  nonce,
  hash
from line_log
where event_id = :event
  and rev = :rev
