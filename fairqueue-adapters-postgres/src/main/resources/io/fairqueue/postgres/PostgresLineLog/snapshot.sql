-- Purpose: a whole waiting set and its revision.
-- Parameters: event.
-- Answer: one row: rev, and places ascending; none for an unknown line.
-- Invariant: one statement is one snapshot, so the revision is that of these places.
-- Cost: an index read in the order of the line.
select
  rev,
  array(
    select place
    from queue_entries
    where event_id = lines.event_id
      and status = 'WAITING'
    order by place
  ) as places
from lines
where event_id = :event
