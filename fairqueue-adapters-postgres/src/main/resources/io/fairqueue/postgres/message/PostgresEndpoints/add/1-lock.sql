-- Purpose: lets one endpoint of an organizer come into being at a time.
-- Parameters: organizer.
-- Invariant: who counts the endpoints next sees all.
-- Cost: one keyed read.
select id
from organizers
where id = :organizer
for no key update
