-- Purpose: stores the tiers of a new event, in their order.
-- Parameters: event; ids, slots, names, seatings, capacities and prices in the same order.
-- Cost: one insert per tier.
insert into tiers (id, event_id, slot, position, name, seating, capacity, price_minor)
select id, :event, slot, position, name, seating, capacity, price_minor
from unnest(
  cast(:ids as uuid[]),
  cast(:slots as integer[]),
  cast(:names as text[]),
  cast(:seatings as text[]),
  cast(:capacities as integer[]),
  cast(:prices as bigint[])
) with ordinality as t (id, slot, name, seating, capacity, price_minor, position)
