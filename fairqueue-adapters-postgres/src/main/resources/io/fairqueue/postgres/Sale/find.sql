-- Purpose: whether an event sells, as last committed.
-- Parameters: event.
-- Answer: one row, or none for an unknown event.
-- Cost: three keyed reads.
select
  status,
  version,
  sale_start,
  least(sale_end, ends_at) as sale_end,
  ends_at,
  paused_at,
  currency,
  max_units_per_claim,
  (select t.id from tiers t where t.event_id = events.id order by t.position limit 1) as first_tier,
  array(select t.id from tiers t where t.event_id = events.id and t.seating = 'RESERVED')
    as reserved_tiers,
  clock_timestamp() as server_time
from events
where id = :event
