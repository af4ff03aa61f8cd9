-- Purpose: whether an event sells, as last committed.
-- Parameters: event.
-- Answer: one row, or none for an unknown event.
-- Cost: four keyed reads.
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
  pauses.began_ms as pauses_began_ms,
  pauses.ended_ms as pauses_ended_ms,
  clock_timestamp() as server_time
from events
cross join lateral (
  select
    coalesce(array_agg(cast(floor(extract(epoch from began_at) * 1000) as bigint)), '{}') as began_ms,
    coalesce(array_agg(cast(floor(extract(epoch from ended_at) * 1000) as bigint)), '{}') as ended_ms
  from event_pauses
  where event_id = events.id
) pauses
where id = :event
