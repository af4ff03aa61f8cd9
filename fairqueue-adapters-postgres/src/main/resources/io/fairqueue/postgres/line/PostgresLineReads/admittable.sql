-- Purpose: what says whether anybody can be admitted, of many lines.
-- Parameters: events.
-- Answer: one row per line: event_id, active, free.
-- Cost: index reads in the order of active and of the blocks of the stock. No locks.
select
  e.event_id,
  (
    select count(*)
    from admissions a
    where a.event_id = e.event_id
      and a.ended_at is null
  ) as active,
  (
    select coalesce(sum(b.free_count), 0)
    from unit_blocks b
    where b.event_id = e.event_id
  ) as free
from unnest(cast(:events as uuid[])) as e (event_id)
