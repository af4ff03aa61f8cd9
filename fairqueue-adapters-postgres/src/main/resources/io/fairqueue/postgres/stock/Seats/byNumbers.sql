-- Purpose: what these seats are.
-- Parameters: event, units (numbers).
-- Answer: one row per seat that there is: unit_no, unit_id, tier_id, section, seat_row, number,
--   price_minor.
-- Cost: two keyed reads per seat.
select
  s.unit_no,
  s.unit_id,
  s.tier_id,
  s.section,
  s.seat_row,
  s.number,
  coalesce(s.price_minor, t.price_minor) as price_minor
from unnest(cast(:units as integer[])) as a (unit_no)
cross join lateral (
  select *
  from seats
  where event_id = :event
    and unit_no = a.unit_no
  limit 1
) s
join tiers t on t.id = s.tier_id
