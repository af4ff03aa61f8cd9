-- Purpose: the rows of a tier that have a free seat, as far as it is known without waiting.
-- Parameters: event, tier.
-- Answer: one row per row of seats, in the order of their names, shorter ones first: seats (unit
--   numbers from one end to the other; 0 for a seat that is taken).
-- Invariant: the order of io.fairqueue.domain.BestSeats.
-- Cost: a read of the free seats and of their rows' seats.
select
  array_agg(
    case when s.state = 'FREE' then s.unit_no else 0 end
    order by length(s.number), s.number collate "C"
  ) as seats
from (
  select distinct section, seat_row
  from units
  where event_id = :event
    and tier_id = :tier
    and state = 'FREE'
    and section is not null
) r
cross join lateral (
  select unit_no, tier_id, number, state
  from units
  where event_id = :event
    and section = r.section
    and seat_row = r.seat_row
  offset 0
) s
where s.tier_id = :tier
group by r.section, r.seat_row
order by
  length(r.section), r.section collate "C", length(r.seat_row), r.seat_row collate "C"
