-- Purpose: puts fans at the end of the line, in the order in which they asked.
-- Parameters: event, customers (each once) and entries (same order), next (the first number to hand
--   out; 0: only look, and add nobody), now.
-- Answer: the live entries of those who have one already, and the live or sold claims, as claimed, of
--   those who have one; all others joined.
-- Invariant: numbers are handed out in order and without gaps; one live entry per fan.
-- Cost: two index reads per fan (a limit keeps it that, whatever the planner believes of an event that
--   it has no statistics of), one insert per fan who is new. The caller holds the line's lock.
with asked as materialized (
  select a.ord, a.customer_id as asks, a.entry_id, c.id as claimed, e.*
  from unnest(cast(:customers as uuid[]), cast(:entries as uuid[]))
    with ordinality as a (customer_id, entry_id, ord)
  left join lateral (
    select *
    from queue_entries
    where event_id = :event
      and customer_id = a.customer_id
      and status in ('WAITING', 'ADMITTED')
    limit 1
  ) e on true
  left join lateral (
    select id
    from claims
    where customer_id = a.customer_id
      and event_id = :event
      and status in ('CLAIMED', 'CONFIRMED')
    limit 1
  ) c on true
), joined as (
  insert into queue_entries (id, event_id, customer_id, number, place, status, joined_at)
  select entry_id, :event, asks, number, number, 'WAITING', :now
  from (
    select entry_id, asks, :next + row_number() over (order by ord) - 1 as number
    from asked
    where id is null
      and claimed is null
      and :next > 0
  ) numbered
)
select *
from asked
where id is not null
   or claimed is not null
