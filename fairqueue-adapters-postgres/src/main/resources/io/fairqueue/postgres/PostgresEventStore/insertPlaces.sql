-- Purpose: makes free units of a general tier: the places from one number to another.
-- Parameters: event, tier, price, first and last (numbers within the tier), before (what to
--   add to a place's number for its number as a unit).
-- Invariant: a unit's number is used once per event.
-- Cost: one insert per unit.
insert into units (event_id, unit_no, unit_id, tier_id, number, price_minor, state)
select :event, :before + n, unit_uuid(:tier, :before + n), :tier, n, :price, 'FREE'
from generate_series(cast(:first as integer), cast(:last as integer)) n
