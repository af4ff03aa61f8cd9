-- Purpose: which of these units are seats of an event, and where they are.
-- Parameters: event, units (ids).
-- Answer: one row per seat, in natural order.
-- Cost: a few keyed reads per seat.
select *
from seat_states
where unit_id = any(cast(:units as uuid[]))
  and event_id = :event
order by row_order, seat_order, unit_no
