-- Purpose: events that are over and still have something to clear up.
-- Answer: ended and cancelled events with live entries, or cancelled ones with unpaid claims or sold
--   ones whose money nobody has asked back, by id.
-- Cost: three index reads per event that is over.
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
    and (
      exists (
        select 1
        from claims c
        where c.event_id = r.id
          and c.status = 'CLAIMED'
      )
      or exists (
        select 1
        from claims c
        where c.event_id = r.id
          and c.status = 'CONFIRMED'
          and c.refund_asked_at is null
      )
    )
  )
order by r.id
