-- Purpose: a seat, and where it is.
-- Parameters: event, unit.
-- Answer: the seat; no row if the event has none such.
-- Cost: a few keyed reads.
select *
from seat_states
where unit_id = :unit
  and event_id = :event
