-- Purpose: takes units that nobody has away from a tier, those that came last first.
-- Parameters: event, tier, below (a unit number), most.
-- Answer: one row: taken (how many), lowest (the least of their numbers, null for none).
-- Invariant: held and sold units stay.
-- Cost: one index read and one delete per unit. The caller holds the event's lock, so that nobody
--   takes units.
with surplus as (
  select unit_no
  from units
  where event_id = :event
    and tier_id = :tier
    and state in ('FREE', 'BLOCKED')
    and unit_no < :below
  order by unit_no desc
  limit :most
), gone as (
  delete from units
  where event_id = :event
    and unit_no in (select unit_no from surplus)
  returning unit_no
)
select count(*) as taken, min(unit_no) as lowest
from gone
