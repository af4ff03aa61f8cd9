-- Purpose: events that are over and still have something to clear up.
-- Answer: ended and cancelled events of which uncleared_events says so, by id.
-- Cost: five index reads per event that is over and was not cleared: of those a minute's worth.
with over as materialized (
  select id
  from uncleared_events
  where unfinished
)
select r.*
from over
join event_records r on r.id = over.id
order by r.id
