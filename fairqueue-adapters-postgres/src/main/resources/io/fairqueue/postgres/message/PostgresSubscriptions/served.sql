-- Purpose: the lanes that are served.
-- Answer: one row per lane.
-- Cost: a read of all lanes, which are few.
select lane
from lanes
order by lane
