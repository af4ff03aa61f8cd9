-- Purpose: the units that somebody has.
-- Parameters: event.
-- Answer: one row per unit: unit_no.
-- Invariant: whoever takes a unit or gives one back has locked its block; the caller has locked all.
-- Cost: an index read per unit.
select unit_no
from claim_units
where event_id = :event
  and live
