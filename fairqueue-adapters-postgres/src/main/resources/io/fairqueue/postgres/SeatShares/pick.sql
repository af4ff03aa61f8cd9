-- Purpose: these very seats, as far as they are free and nobody is busy with them.
-- Parameters: event, tier, units (their numbers).
-- Answer: those that are free, locked.
-- Invariant: a unit is locked by one transaction; busy ones are passed over.
-- Cost: one keyed read and a row lock per seat.
select
  u.unit_no,
  u.unit_id,
  u.tier_id,
  u.price_minor,
  unit_label(t.name, u.section, u.seat_row, u.number) as label
from unnest(cast(:units as integer[])) as a (unit_no)
cross join lateral (
  select *
  from units
  where event_id = :event
    and unit_no = a.unit_no
    and state = 'FREE'
  limit 1
  for update skip locked
) u
join tiers t on t.id = u.tier_id
where t.id = :tier
