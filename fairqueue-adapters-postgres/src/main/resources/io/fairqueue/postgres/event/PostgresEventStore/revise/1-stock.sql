-- Purpose: what an event's tiers have now.
-- Parameters: event.
-- Answer: one row per tier in the event's order: tier_id, slot, seating, total (blocked seats too), free
--   (nobody has them, blocked or not).
-- Cost: a read of the event's blocks and blocked seats. The caller holds the event's lock, so that nobody
--   takes or adds units.
select
  t.id as tier_id,
  t.slot,
  t.seating,
  coalesce(b.total, 0) + s.blocked as total,
  coalesce(b.free, 0) + s.blocked as free
from tiers t
left join (
  select tier_id, sum(bit_count(stock)) as total, sum(free_count) as free
  from unit_blocks
  where event_id = :event
  group by tier_id
) b on b.tier_id = t.id
cross join lateral (
  select count(*) as blocked
  from seats
  where event_id = :event
    and tier_id = t.id
    and blocked
) s
where t.event_id = :event
order by t.position
