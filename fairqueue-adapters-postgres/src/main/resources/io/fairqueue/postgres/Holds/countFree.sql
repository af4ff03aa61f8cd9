-- Purpose: how many units of a tier are free, for those who got fewer than they wanted.
-- Parameters: event, tier, most (more are not counted).
-- Answer: one row: free.
-- Cost: an index read per free unit.
select count(*) as free
from (
  select 1
  from units
  where event_id = :event
    and tier_id = :tier
    and state = 'FREE'
  limit :most
) n
