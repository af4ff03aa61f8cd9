-- Purpose: how many of these units are the event's.
-- Parameters: event, units.
-- Answer: one row: known.
-- Cost: one keyed read per unit.
select count(*) as known
from (select distinct unit_id from unnest(cast(:units as uuid[])) as a (unit_id)) a
cross join lateral (
  select event_id
  from units
  where unit_id = a.unit_id
  limit 1
) n
where n.event_id = :event
