-- Purpose: which of these seats an event has already, however they are written.
-- Parameters: event; rowKeys and seatKeys in the same order; limit.
-- Answer: the first of their positions in the arrays, from 1.
-- Cost: one keyed read per seat. The caller holds the tiers' locks.
select a.ord as position
from unnest(cast(:rowKeys as text[]), cast(:seatKeys as text[]))
  with ordinality as a (row_key, seat_key, ord)
cross join lateral (
  select unit_id
  from seats
  where event_id = :event
    and row_key = a.row_key
    and seat_key = a.seat_key
  limit 1
) u
order by a.ord
limit :limit
