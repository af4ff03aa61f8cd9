-- Purpose: all claims of an event, and whose they are.
-- Parameters: event.
-- Answer: one row per claim, the oldest first.
-- Cost: a read of the event's claims.
select c.*, f.name as fan_name, f.email as fan_email
from claim_records c
left join customers f on f.id = c.customer_id
where c.event_id = :event
order by c.created_at, c.id
