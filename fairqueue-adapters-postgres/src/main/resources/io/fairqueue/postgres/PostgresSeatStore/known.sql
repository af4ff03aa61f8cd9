-- Purpose: which of these seats an event has already.
-- Parameters: event; sections, rows and numbers in the same order.
-- Answer: at most one row: first (the least of their positions in the arrays, from 1).
-- Cost: one keyed read per seat.
select min(a.ord) as first
from unnest(cast(:sections as text[]), cast(:rows as text[]), cast(:numbers as text[]))
  with ordinality as a (section, seat_row, number, ord)
cross join lateral (
  select unit_id
  from units
  where event_id = :event
    and section = a.section
    and seat_row = a.seat_row
    and number = a.number
  limit 1
) u
having count(*) > 0
