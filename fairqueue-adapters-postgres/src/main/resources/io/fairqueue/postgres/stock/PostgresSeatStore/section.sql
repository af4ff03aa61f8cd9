-- Purpose: the seats of a section.
-- Parameters: event, section (what its row keys begin with, to chr(31)).
-- Answer: one row per seat, in natural order.
-- Cost: an index read of the section's seats and of what is held of them.
select *
from seat_states
where event_id = :event
  and row_key >= cast(:section as text)
  and row_key < left(cast(:section as text), -1) || chr(32)
order by row_order, seat_order, unit_no
