-- Purpose: these very units, as far as they are free.
-- Parameters: event, units.
-- Answer: those that are free, locked, in unit order.
-- Invariant: a unit is locked by one transaction; units are locked in their order, whatever the order
--   in which they were chosen.
-- Cost: two keyed reads and a row lock per unit.
select
  u.unit_no,
  u.unit_id,
  u.tier_id,
  u.price_minor,
  unit_label(t.name, u.section, u.seat_row, u.number) as label
from (
  select n.unit_id
  from (select distinct unit_id from unnest(cast(:units as uuid[])) as a (unit_id)) a
  cross join lateral (
    select unit_id, unit_no, event_id
    from units
    where unit_id = a.unit_id
    limit 1
  ) n
  where n.event_id = :event
  order by n.unit_no
  offset 0
) a
cross join lateral (
  select *
  from units
  where unit_id = a.unit_id
    and state = 'FREE'
  limit 1
  for update
) u
join tiers t on t.id = u.tier_id
order by u.unit_no
