-- Purpose: adds seats to a tier.
-- Parameters: event, tier; unitNos, units (ids), sections, rows, numbers, prices (null for the tier's),
--   blocked (whether each is kept from sale), rowKeys, seatKeys, rowOrders, seatOrders and
--   ordinals in the same order.
-- Invariant: a seat is there once per event; a price that is the tier's is none of its own.
-- Cost: one insert per seat. The caller holds the tiers' locks, and puts the seats that are for sale into
--   the stock.
insert into seats (
  event_id, unit_no, unit_id, tier_id, section, seat_row, number, price_minor, blocked, row_key,
  seat_key, row_order, seat_order, seat_ordinal
)
select
  t.event_id,
  a.unit_no,
  a.unit_id,
  t.id,
  a.section,
  a.seat_row,
  a.number,
  nullif(a.price_minor, t.price_minor),
  a.blocked,
  a.row_key,
  a.seat_key,
  a.row_order,
  a.seat_order,
  a.ordinal
from tiers t
cross join unnest(
  cast(:unitNos as integer[]),
  cast(:units as uuid[]),
  cast(:sections as text[]),
  cast(:rows as text[]),
  cast(:numbers as text[]),
  cast(:prices as bigint[]),
  cast(:blocked as boolean[]),
  cast(:rowKeys as text[]),
  cast(:seatKeys as text[]),
  cast(:rowOrders as text[]),
  cast(:seatOrders as text[]),
  cast(:ordinals as integer[])
) as a (
  unit_no, unit_id, section, seat_row, number, price_minor, blocked, row_key, seat_key, row_order,
  seat_order, ordinal
)
where t.event_id = :event
  and t.id = :tier
