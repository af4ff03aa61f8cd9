-- Purpose: the rows of a line by which fans came.
-- Parameters: event.
-- Answer: one row each, columns as in LogRows/after.sql, by number.
-- Cost: a read of the line's log.
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
  and kind in (1, 2, 14)
order by rev
