-- Purpose: how many units a tier has.
-- Parameters: event, tier.
-- Answer: one row: units.
-- Cost: a read of the event's units.
select count(*) as units
from units
where event_id = :event
  and tier_id = :tier
