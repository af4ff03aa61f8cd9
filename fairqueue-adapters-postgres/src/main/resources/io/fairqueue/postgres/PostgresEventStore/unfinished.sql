-- Purpose: events that are over and still have something to clear up.
-- Answer: ended and cancelled events with live entries, or cancelled ones with unpaid claims, by id.
-- Cost: two index reads per event that is over.
select r.*
from event_records r
where r.status in ('ENDED', 'CANCELLED')
  and (
    exists (
      select 1
      from queue_entries q
      where q.event_id = r.id
        and q.status in ('WAITING', 'ADMITTED')
    )
    or r.status = 'CANCELLED'
    and exists (
      select 1
      from claims c
      where c.event_id = r.id
        and c.status = 'CLAIMED'
    )
  )
order by r.id
