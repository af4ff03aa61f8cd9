-- Purpose: what the seats of each tier cost that are for sale, whoever has them.
-- Parameters: event.
-- Answer: one row per tier with such seats: tier_id, price_min, price_max.
-- Cost: a read of the event's seats.
select
  s.tier_id,
  min(coalesce(s.price_minor, t.price_minor)) as price_min,
  max(coalesce(s.price_minor, t.price_minor)) as price_max
from seats s
join tiers t on t.id = s.tier_id
where s.event_id = :event
  and not s.blocked
group by s.tier_id
