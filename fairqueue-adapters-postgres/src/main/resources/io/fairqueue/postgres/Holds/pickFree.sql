-- Purpose: free units for many fans at once, without waiting for anybody.
-- Parameters: event; tiers (each once) and counts, in the same order.
-- Answer: up to so many locked free units of each tier, in unit order.
-- Invariant: a unit is locked by one transaction; busy ones are passed over, so fewer units than asked
--   for do not mean that there are no more.
-- Cost: one index read and a row lock per unit. Ordered by all of the index's columns, so that the
--   planner takes that of the free units and not one that leads it past all that are sold.
select
  u.unit_no,
  u.unit_id,
  u.tier_id,
  u.price_minor,
  unit_label(a.tier_name, u.section, u.seat_row, u.number) as label
from (
  select t.id as tier_id, t.name as tier_name, n.count
  from unnest(cast(:tiers as uuid[]), cast(:counts as bigint[])) as n (tier_id, count)
  join tiers t on t.id = n.tier_id
) a
cross join lateral (
  select *
  from units
  where event_id = :event
    and tier_id = a.tier_id
    and state = 'FREE'
  order by event_id, tier_id, unit_no
  limit a.count
  for update skip locked
) u
