-- Purpose: a page of an event's seats.
-- Parameters: event, status (null for all), size, offset.
-- Answer: one row per seat of the page, in natural order.
-- Cost: a read of the event's seats and of what is held of them, sorted up to the end of the page.
select *
from seat_states
where event_id = :event
  and (cast(:status as text) is null or state = :status)
order by row_order, seat_order, unit_no
limit :size offset :offset
