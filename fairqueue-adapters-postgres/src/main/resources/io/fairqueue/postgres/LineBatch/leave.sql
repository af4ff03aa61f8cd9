-- Purpose: takes fans out of the line, or gives up their admissions.
-- Parameters: event, customers (each once), now.
-- Answer: the entries that ended, and what they were before.
-- Invariant: an admission that led to a claim is not given up; entries are locked by ascending id.
-- Cost: two index reads and one update per fan. The caller holds the line's lock.
with asked as (
  select e.id
  from unnest(cast(:customers as uuid[])) as a (customer_id)
  cross join lateral (
    select id
    from queue_entries
    where event_id = :event
      and customer_id = a.customer_id
      and status in ('WAITING', 'ADMITTED')
    limit 1
  ) e
  order by e.id
  offset 0
), live as materialized (
  select e.id, e.status
  from asked
  cross join lateral (
    select id, status
    from queue_entries
    where id = asked.id
    limit 1
    for update
  ) e
  where e.status in ('WAITING', 'ADMITTED')
)
update queue_entries e
set status = 'ABANDONED', finished_at = :now
from live
where e.id = live.id
returning e.*, live.status as was
