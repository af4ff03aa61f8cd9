-- Purpose: overwrites a seat that nobody has.
-- Parameters: unit, section, row, number, rowKey, seatKey, rowOrder, seatOrder, ordinal, blocked; price
--   (null to keep it), usualPrice (whether it gets its tier's).
-- Invariant: a seat is there once per event; a price that is the tier's is none of its own.
-- Cost: one keyed update. The caller holds its block's lock, and has seen that nobody has it.
update seats s
set
  section = :section,
  seat_row = :row,
  number = :number,
  row_key = :rowKey,
  seat_key = :seatKey,
  row_order = :rowOrder,
  seat_order = :seatOrder,
  seat_ordinal = :ordinal,
  price_minor =
    case when :usualPrice then null else nullif(coalesce(:price, s.price_minor), t.price_minor) end,
  blocked = :blocked
from tiers t
where s.unit_id = :unit
  and t.id = s.tier_id
