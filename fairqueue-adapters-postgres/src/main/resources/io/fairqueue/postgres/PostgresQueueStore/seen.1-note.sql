-- Purpose: notes when fans who wait were last seen.
-- Parameters: event, customers (each once, ascending), now.
-- Answer: one row: any_absent, whether any of them is passed over as absent.
-- Invariant: the moment never goes back.
-- Cost: one index read and one write per fan.
with waiting as materialized (
  select e.id
  from unnest(cast(:customers as uuid[])) as a (customer_id)
  cross join lateral (
    select id
    from queue_entries
    where event_id = :event
      and customer_id = a.customer_id
      and status = 'WAITING'
    limit 1
  ) e
), noted as (
  insert into entry_presence (entry_id, event_id, seen_at)
  select id, :event, :now
  from waiting
  order by id
  on conflict (entry_id) do update
  set seen_at = greatest(entry_presence.seen_at, excluded.seen_at)
)
select exists (
  select 1
  from waiting
  join entry_absences a on a.entry_id = waiting.id and a.ended_at is null
) as any_absent
