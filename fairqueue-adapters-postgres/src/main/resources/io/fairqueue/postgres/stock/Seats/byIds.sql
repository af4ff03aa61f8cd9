-- Purpose: what these seats are.
-- Parameters: event, units (ids).
-- Answer: one row per seat that the event has: unit_no, unit_id, tier_id, section, seat_row, number,
--   price_minor.
-- Cost: two keyed reads per seat.
select s.unit_no, s.unit_id, s.tier_id, s.section, s.seat_row, s.number, s.price as price_minor
from unnest(cast(:units as uuid[])) as a (unit_id)
cross join lateral (
  select seat.*, coalesce(seat.price_minor, t.price_minor) as price
  from seats seat
  join tiers t on t.id = seat.tier_id
  where seat.unit_id = a.unit_id
  limit 1
) s
where s.event_id = :event
