-- Purpose: a line's log.
-- Parameters: event.
-- Answer: the rows in order; arrays as bytes.
-- Cost: a read of the log.
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
order by rev
