-- Purpose: which tickets were sold.
-- Parameters: event.
-- Answer: unit, ticket; by the number of the unit.
-- Cost: a read of the event's tickets.
select u.unit_no as unit, t.id as ticket
from tickets t
join claim_units u on u.claim_id = t.claim_id and u.unit_id = t.unit_id and u.live
where t.event_id = :event
  and t.voided_at is null
order by u.unit_no
