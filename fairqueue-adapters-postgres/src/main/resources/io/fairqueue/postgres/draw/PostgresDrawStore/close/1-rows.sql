-- Purpose: who was in a lobby when it closed, as the line's log tells it.
-- Parameters: event, kinds (of rows that change a lobby), ends (of those that close it).
-- Answer: the rows in order up to the one that closed it; none while it is open.
-- Cost: a read of the log up to there.
select kind, first_number, cardinality(fans) as came, gone
from line_log
where event_id = :event
  and kind = any(:kinds)
  and rev <= (
    select rev
    from line_log
    where event_id = :event
      and kind = any(:ends)
    order by rev
    limit 1
  )
order by rev
