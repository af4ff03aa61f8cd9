-- Purpose: events that are over and have nothing left to clear up, as far as can be seen without a lock.
-- Parameters: limit.
-- Answer: their ids.
-- Cost: five index reads per event that is over and was not cleared.
select id
from uncleared_events
where not unfinished
order by id
limit :limit
