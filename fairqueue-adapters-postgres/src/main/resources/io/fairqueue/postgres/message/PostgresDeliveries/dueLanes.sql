-- Purpose: the lanes in which something is due.
-- Parameters: now.
-- Answer: one row per lane.
-- Invariant: no clock that is ahead of the database's makes anything due.
-- Cost: a few probes of an index per lane with something to do, whatever is in it.
with recursive lanes as (
  (
    select lane
    from deliveries
    where status in ('PENDING', 'SENDING')
    order by lane
    limit 1
  )
  union all
  select (
    select d.lane
    from deliveries d
    where d.status in ('PENDING', 'SENDING')
      and d.lane > l.lane
    order by d.lane
    limit 1
  )
  from lanes l
  where l.lane is not null
)
select l.lane
from lanes l
where exists (
  select 1
  from unnest(array[0, 1, 2]) as p (priority)
  cross join lateral (
    select 1
    from deliveries d
    where d.lane = l.lane
      and d.priority = p.priority
      and d.status in ('PENDING', 'SENDING')
      and d.due_at <= least(:now, clock_timestamp() + interval '1 second')
    limit 1
  ) due
)
