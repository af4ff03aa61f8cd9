-- Purpose: a line's log from a row on.
-- Parameters: event, rev (of the row before), rows (at most; null for all).
-- Answer: the rows in order.
-- Cost: an index read in the order of the rows.
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
  and rev > :rev
order by rev
limit :rows
