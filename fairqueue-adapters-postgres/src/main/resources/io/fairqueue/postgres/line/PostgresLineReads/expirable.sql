-- Purpose: the lines that have an admission whose end has come.
-- Parameters: events and clocks (now in the sale's time), in the same order.
-- Answer: one row per such line: event_id.
-- Cost: one index read per line: of the admission that ends first. No locks.
select e.event_id
from unnest(cast(:events as uuid[]), cast(:clocks as timestamptz[])) as e (event_id, clock)
where (
  select a.admitted_until
  from admissions a
  where a.event_id = e.event_id
    and a.ended_at is null
  order by a.admitted_until
  limit 1
) <= e.clock
