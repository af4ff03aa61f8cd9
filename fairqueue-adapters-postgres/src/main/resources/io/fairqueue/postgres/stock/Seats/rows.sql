-- Purpose: the seats of a tier, row by row, in natural order.
-- Parameters: event, tier.
-- Answer: one row per row of seats: seats (unit numbers from one end to the other), ordinals (what they
--   are called; -1 for one without a number).
-- Invariant: the order of io.fairqueue.domain.BestSeats.
-- Cost: a read of the event's seats.
select
  array_agg(unit_no order by seat_order, unit_no) as seats,
  array_agg(coalesce(seat_ordinal, -1) order by seat_order, unit_no) as ordinals
from seats
where event_id = :event
  and tier_id = :tier
group by row_key
order by min(row_order), row_key
