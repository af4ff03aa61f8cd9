-- Purpose: a part of an event's check-ins.
-- Parameters: event; result (null for all); at and id (of the one to go on behind, null for the newest);
--   limit.
-- Answer: the check-ins with their tickets' labels, what was told last first.
-- Invariant: check-ins that come meanwhile neither repeat nor hide one.
-- Cost: an index read per check-in of the answer, or of the event where only one result is wanted, and a
--   keyed read per check-in of the answer.
select c.*, t.label
from (
  select *
  from checkins
  where event_id = :event
    and (cast(:result as text) is null or result = :result)
    and (
      cast(:at as timestamptz) is null
      or (heard_at, id) < (cast(:at as timestamptz), cast(:id as uuid))
    )
  order by heard_at desc, id desc
  limit :limit
) c
join tickets t on t.id = c.ticket_id
order by c.heard_at desc, c.id desc
