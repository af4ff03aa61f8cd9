-- Purpose: the event that addresses name so.
-- Parameters: slug.
-- Answer: at most one row: id.
-- Cost: one keyed read.
select id
from events
where slug = :slug
