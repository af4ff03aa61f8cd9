-- Purpose: free units of one tier, waiting for those that others are busy with.
-- Parameters: event, tier, count.
-- Answer: up to so many locked free units, in unit order; fewer mean that there are no more.
-- Invariant: a unit is locked by one transaction; units are locked in their order.
-- Cost: one index read and a row lock per unit, by the index of the free units (see pickFree).
select
  n.unit_no,
  n.unit_id,
  n.tier_id,
  n.price_minor,
  unit_label(t.name, n.section, n.seat_row, n.number) as label
from units n
join tiers t on t.id = n.tier_id
where n.event_id = :event
  and n.tier_id = :tier
  and n.state = 'FREE'
order by n.event_id, n.tier_id, n.unit_no
limit :count
for update of n
