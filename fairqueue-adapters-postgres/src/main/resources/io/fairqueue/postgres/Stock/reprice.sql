-- Purpose: gives a tier's units that nobody has, of one price, another one.
-- Parameters: event, tier, old, price, above (a unit number), most.
-- Answer: one row: changed (how many), highest (the greatest of their numbers, null for none).
-- Invariant: held and sold units, and those that had a price of their own, keep it.
-- Cost: one index read and one update per unit. The caller holds the event's lock, so that nobody
--   takes units.
with cheap as (
  select unit_no
  from units
  where event_id = :event
    and tier_id = :tier
    and state in ('FREE', 'BLOCKED')
    and price_minor = :old
    and unit_no > :above
  order by unit_no
  limit :most
), changed as (
  update units
  set price_minor = :price
  where event_id = :event
    and unit_no in (select unit_no from cheap)
  returning unit_no
)
select count(*) as changed, max(unit_no) as highest
from changed
