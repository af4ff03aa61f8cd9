-- Purpose: writes a seat anew that nobody has.
-- Parameters: unit, section, row, number, rowKey, seatKey, rowOrder, seatOrder, ordinal, blocked; price
--   (null to keep it), usualPrice (whether it gets its tier's).
-- Answer: the seat as it is now.
-- Invariant: a seat is there once per event.
-- Cost: one keyed update. The caller holds the seat's lock.
update units u
set
  section = :section,
  seat_row = :row,
  number = :number,
  row_key = :rowKey,
  seat_key = :seatKey,
  row_order = :rowOrder,
  seat_order = :seatOrder,
  seat_ordinal = :ordinal,
  price_minor = case when :usualPrice then t.price_minor else coalesce(:price, u.price_minor) end,
  state = case when :blocked then 'BLOCKED' else 'FREE' end
from tiers t
where u.unit_id = :unit
  and t.id = u.tier_id
returning u.*
