-- Purpose: the rows of a tier that have a free seat, as far as it is known without waiting.
-- Parameters: event, tier.
-- Answer: one row per row of seats, in natural order: seats (unit numbers from one end to the other; 0
--   for a seat that is taken), ordinals (what they are called; -1 for one without a number).
-- Invariant: the order of io.fairqueue.domain.BestSeats.
-- Cost: a read of the free seats and of their rows' seats.
select
  array_agg(
    case when s.state = 'FREE' then s.unit_no else 0 end
    order by s.seat_order, s.unit_no
  ) as seats,
  array_agg(coalesce(s.seat_ordinal, -1) order by s.seat_order, s.unit_no) as ordinals
from (
  select distinct row_key
  from units
  where event_id = :event
    and tier_id = :tier
    and state = 'FREE'
    and row_key is not null
) r
cross join lateral (
  select unit_no, tier_id, row_order, seat_order, seat_ordinal, state
  from units
  where event_id = :event
    and row_key = r.row_key
  offset 0
) s
where s.tier_id = :tier
group by r.row_key
order by min(s.row_order), r.row_key
