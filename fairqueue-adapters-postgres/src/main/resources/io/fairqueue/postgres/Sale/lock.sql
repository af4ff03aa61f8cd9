-- Purpose: whether an event sells, locked so that nobody ends, pauses or cancels it meanwhile.
-- Parameters: event.
-- Answer: one row, or none for an unknown event.
-- Invariant: the event's row comes first in the lock order; changers update it first.
-- Cost: three keyed reads and a shared row lock.
select
  status,
  sale_start,
  sale_end,
  paused_at,
  currency,
  max_units_per_claim,
  (select t.id from tiers t where t.event_id = events.id order by t.position limit 1) as first_tier,
  array(select t.id from tiers t where t.event_id = events.id and t.seating = 'RESERVED')
    as reserved_tiers
from events
where id = :event
for share
