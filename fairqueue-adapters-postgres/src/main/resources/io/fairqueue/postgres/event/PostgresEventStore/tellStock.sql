-- Purpose: tells of live events that have sold everything, and of those that had and have something again.
-- Parameters: now.
-- Answer: one row: how many were told.
-- Invariant: an event is told when it is another than what was last told, and not twice within ten seconds; of
--   several callers one tells. What is held is not sold yet.
-- Cost: nothing where nobody wants to hear of it; else an index read in the order of its blocks per live event,
--   and of what is held where nothing is free.
with changed as (
  insert into stock_told as s (event_id, sold_out, changes, at)
  select e.id, now_sold_out, 1, cast(:now as timestamptz)
  from events e
  left join stock_told t on t.event_id = e.id
  cross join lateral (
    select coalesce(sum(free_count), 0) = 0 as none_free
    from unit_blocks
    where event_id = e.id
    offset 0
  ) stock
  cross join lateral (
    select none_free and coalesce(sum(claimed), 0) = 0 and coalesce(sum(confirmed), 0) > 0 as now_sold_out
    from (
      select claimed, confirmed from event_sums where event_id = e.id and none_free
      union all
      select claimed, confirmed from event_sum_changes where event_id = e.id and none_free
    ) sums
  ) state
  where e.status in ('ACTIVE', 'PAUSED')
    and now_sold_out <> coalesce(t.sold_out, false)
    and (t.at is null or t.at <= cast(:now as timestamptz) - interval '10 seconds')
    and exists (select 1 from subscriptions where type in ('event.sold_out', 'event.reopened', '*'))
  on conflict (event_id) do update
  set sold_out = excluded.sold_out, changes = s.changes + 1, at = excluded.at
  where s.sold_out <> excluded.sold_out
    and s.at <= excluded.at - interval '10 seconds'
  returning event_id, sold_out, changes
), told as materialized (
  select tell(
    case when sold_out then 'event.sold_out' else 'event.reopened' end,
    :now, event_id, null, array[event_id], array[cast(null as uuid)], jsonb_build_object('n', changes))
  from changed
)
select count(*) as told
from told
