-- Purpose: an event that has its secret.
-- Parameters: event.
-- Answer: one row, or none.
-- Cost: one keyed read, which locks the row.
select id
from events
where id = :event
  and draw_secret is not null
for update
