-- Purpose: stores the tiers that an event has now, in their order.
-- Parameters: event; ids, slots, names, seatings, capacities and prices in the same order.
-- Answer: how many were written; fewer than given if one is another event's.
-- Invariant: a tier stays with its event, and with its kind of seating and its slot.
-- Cost: one insert or keyed update per tier. The caller holds the event's lock.
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
on conflict (id) do update
set
  position = excluded.position,
  name = excluded.name,
  capacity = excluded.capacity,
  price_minor = excluded.price_minor
where tiers.event_id = excluded.event_id
