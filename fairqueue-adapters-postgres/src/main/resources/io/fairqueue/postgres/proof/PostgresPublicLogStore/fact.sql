-- Purpose: the last row of a kind that tells a fact.
-- Parameters: event, kind.
-- Answer: its moment and data; none if there is no such row.
-- Cost: one keyed read.
select at, data
from line_log
where event_id = :event
  and kind = :kind
  and kind >= 32
order by rev desc
limit 1
