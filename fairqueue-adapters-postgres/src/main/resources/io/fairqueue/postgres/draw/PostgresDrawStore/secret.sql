-- Purpose: the secret of an event's entries; the first one that anybody makes stays.
-- Parameters: event, first.
-- Answer: one row, or none for an unknown event, and for one whose secret was erased.
-- Cost: one keyed update, once; then one keyed read.
with made as (
  update events
  set draw_secret = :first
  where id = :event
    and draw_secret is null
    and not draw_secret_erased
  returning draw_secret
)
select draw_secret
from made
union all
select draw_secret
from events
where id = :event
  and draw_secret is not null
