-- Purpose: the very units that a released claim held, as far as they are free at the same price.
-- Parameters: claim, event.
-- Answer: the units, locked, each with its position in the claim.
-- Invariant: a unit is locked by one transaction; busy ones are passed over.
-- Cost: one keyed read and a row lock per unit.
select
  k.position,
  u.unit_no,
  u.unit_id,
  u.tier_id,
  u.price_minor,
  unit_label(t.name, u.section, u.seat_row, u.number) as label
from claim_units k
join units u on u.unit_id = k.unit_id
join tiers t on t.id = u.tier_id
where k.claim_id = :claim
  and u.event_id = :event
  and u.tier_id = k.tier_id
  and u.price_minor = k.price_minor
  and u.state = 'FREE'
order by u.unit_no
for update of u skip locked
