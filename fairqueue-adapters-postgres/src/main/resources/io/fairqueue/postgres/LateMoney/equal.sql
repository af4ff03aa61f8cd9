-- Purpose: units like one that is gone: places of the same general tier at the same price.
-- Parameters: event, tier, price, not (units that are taken already), count.
-- Answer: up to so many units, locked, in unit order.
-- Invariant: a unit is locked by one transaction; busy ones are passed over.
-- Cost: one index read and a row lock per unit.
select
  u.unit_no,
  u.unit_id,
  u.tier_id,
  u.price_minor,
  unit_label(t.name, u.section, u.seat_row, u.number) as label
from units u
join tiers t on t.id = u.tier_id and t.seating = 'GENERAL'
where u.event_id = :event
  and u.tier_id = :tier
  and u.price_minor = :price
  and u.state = 'FREE'
  and u.unit_id <> all(:not)
order by u.unit_no
limit :count
for update of u skip locked
