-- Purpose: lets the stock of an event's one general tier grow.
-- Parameters: event, units (how many there are then).
-- Cost: one insert per new unit.
with tier as (
  update tiers
  set capacity = :units
  where event_id = :event
  returning id, price_minor
)
insert into units (event_id, unit_no, unit_id, tier_id, number, price_minor, state)
select :event, n, unit_uuid(tier.id, cast(n as integer)), tier.id, n, tier.price_minor, 'FREE'
from
  tier,
  generate_series(
    (select count(*) + 1 from units where event_id = :event), cast(:units as bigint)) n
