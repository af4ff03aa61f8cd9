-- Purpose: proves that tiers have the units that they promise.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 1: a general tier has as many units as its capacity says, a reserved one no more.
-- Cost: a read of all units.
with tier as (
  select t.seating, t.capacity, coalesce(u.n, 0) as units
  from tiers t
  left join (
    select tier_id, count(*) as n
    from units
    where cast(:event as uuid) is null or event_id = cast(:event as uuid)
    group by tier_id
  ) u on u.tier_id = t.id
  where cast(:event as uuid) is null or t.event_id = cast(:event as uuid)
), judged as (
  select units, units > capacity or seating = 'GENERAL' and units < capacity as wrong
  from tier
)
select
  count(*) filter (where wrong) = 0 as passed,
  format(
    '%s tiers with %s units; %s with too many or too few',
    count(*), coalesce(sum(units), 0), count(*) filter (where wrong)
  ) as figures
from judged
