-- Purpose: where the units of each tier are.
-- Parameters: event.
-- Answer: one row per tier, in the event's order; none for an unknown event.
-- Invariant: what is blocked is no stock; counted from the units themselves; there is no counter to drift.
-- Cost: a read of the event's units.
select
  t.id as tier_id,
  coalesce(u.total, 0) as total,
  coalesce(u.free, 0) as free,
  coalesce(u.held, 0) as held,
  coalesce(u.sold, 0) as sold
from tiers t
left join (
  select
    tier_id,
    count(*) filter (where state <> 'BLOCKED') as total,
    count(*) filter (where state = 'FREE') as free,
    count(*) filter (where state = 'HELD') as held,
    count(*) filter (where state = 'SOLD') as sold
  from units
  where event_id = :event
  group by tier_id
) u on u.tier_id = t.id
where t.event_id = :event
order by t.position
