-- Purpose: adds free seats to a tier, behind all other units of the event.
-- Parameters: event, tier; sections, rows, numbers, prices (null for the tier's), rowKeys, seatKeys,
--   rowOrders, seatOrders and ordinals in the same order.
-- Answer: how many were added.
-- Invariant: a seat is there once per event; units are numbered in the order in which they came.
-- Cost: one index read, one insert per seat. The caller holds the tiers' locks.
insert into units (
  event_id, unit_no, unit_id, tier_id, section, seat_row, number, price_minor, state, row_key,
  seat_key, row_order, seat_order, seat_ordinal
)
select
  t.event_id,
  last.unit_no + a.ord,
  unit_uuid(t.id, cast(last.unit_no + a.ord as integer)),
  t.id,
  a.section,
  a.seat_row,
  a.number,
  coalesce(a.price_minor, t.price_minor),
  'FREE',
  a.row_key,
  a.seat_key,
  a.row_order,
  a.seat_order,
  a.ordinal
from tiers t
cross join (
  select coalesce(max(unit_no), 0) as unit_no
  from units
  where event_id = :event
) last
cross join unnest(
  cast(:sections as text[]),
  cast(:rows as text[]),
  cast(:numbers as text[]),
  cast(:prices as bigint[]),
  cast(:rowKeys as text[]),
  cast(:seatKeys as text[]),
  cast(:rowOrders as text[]),
  cast(:seatOrders as text[]),
  cast(:ordinals as integer[])
) with ordinality as a (
  section, seat_row, number, price_minor, row_key, seat_key, row_order, seat_order, ordinal, ord
)
where t.event_id = :event
  and t.id = :tier
