-- Purpose: what stands against holds, whatever the units.
-- Parameters: event; entries, customers and clocks (now as admissions measure it), in the same order.
-- Answer: one row per request, in order: the fan's live or sold claim, and whether the admission is
--   good.
-- Invariant: an admission is used by its owner, for its event, inside its window, once.
-- Cost: two keyed reads per request.
select
  c.id as claim_id,
  coalesce(
    q.event_id = :event
      and q.customer_id = a.customer_id
      and q.status = 'ADMITTED'
      and q.admitted_until > a.clock,
    false
  ) as admitted
from unnest(cast(:entries as uuid[]), cast(:customers as uuid[]), cast(:clocks as timestamptz[]))
  with ordinality as a (entry_id, customer_id, clock, ord)
left join queue_entries q on q.id = a.entry_id
left join lateral (
  select id
  from claims
  where event_id = :event
    and customer_id = a.customer_id
    and status in ('CLAIMED', 'CONFIRMED')
  limit 1
) c on true
order by a.ord
