-- Purpose: keeps an event from being ended, paused, cancelled or changed until the transaction ends, and
--   reads whether it sells.
-- Parameters: key (of the event's advisory lock), event.
-- Answer: two results: the lock's; then one row, or none for an unknown event.
-- Invariant: the event's lock comes first in the lock order. It is shared, and fair: who comes after a
--   changer that waits, waits behind it. What is read is what is committed once the lock is held: it is
--   read by a statement of its own, which begins after the wait.
-- Cost: one round trip, an advisory lock, four keyed reads.
select pg_advisory_xact_lock_shared(:key);
select
  status,
  version,
  sale_start,
  least(sale_end, ends_at) as sale_end,
  ends_at,
  paused_at,
  currency,
  max_units_per_claim,
  max_claims_per_fan,
  tiers.ids as tier_ids,
  tiers.slots as tier_slots,
  tiers.names as tier_names,
  tiers.prices as tier_prices,
  tiers.reserved as tiers_reserved,
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
cross join lateral (
  select
    array_agg(t.id order by t.position) as ids,
    array_agg(t.slot order by t.position) as slots,
    array_agg(t.name order by t.position) as names,
    array_agg(t.price_minor order by t.position) as prices,
    array_agg(t.seating = 'RESERVED' order by t.position) as reserved
  from tiers t
  where t.event_id = events.id
) tiers
where id = :event
