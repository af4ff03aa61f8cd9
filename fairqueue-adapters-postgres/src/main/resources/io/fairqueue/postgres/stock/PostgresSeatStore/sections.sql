-- Purpose: an event's sections, with what is free in each.
-- Parameters: event.
-- Answer: one row per section, in natural order: name (as its first seat has it), seats (for sale, taken
--   ones too), free, price_min and price_max (of those for sale, as they are asked for now; 0 for none).
-- Cost: a read of the event's seats and of what is held of them.
select
  (array_agg(section order by row_order, seat_order, unit_no))[1] as name,
  count(*) filter (where state <> 'BLOCKED') as seats,
  count(*) filter (where state = 'FREE') as free,
  coalesce(min(asked_minor) filter (where state <> 'BLOCKED'), 0) as price_min,
  coalesce(max(asked_minor) filter (where state <> 'BLOCKED'), 0) as price_max
from seat_states
where event_id = :event
group by split_part(row_key, chr(31), 1)
order by min(row_order), min(row_key)
