-- Purpose: keeps others from adding seats to an event until the transaction ends.
-- Parameters: event.
-- Answer: one row per tier: id, capacity.
-- Invariant: capacities and seats that are read next stay so. The caller has locked the event against
--   changes; holds, which read tiers only, go on.
-- Cost: one index read and a row lock per tier.
select id, capacity
from tiers
where event_id = :event
order by id
for no key update
