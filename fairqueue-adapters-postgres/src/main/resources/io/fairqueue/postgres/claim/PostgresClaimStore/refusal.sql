-- Purpose: what stands against holds, whatever the units.
-- Parameters: event, maxClaims (of one fan); entries, customers and clocks (the sale's time), in the
--   same order.
-- Answer: one row per request, in order: the newest of the fan's live and sold claims if there may be no
--   more of them, and whether the admission is good.
-- Invariant: an admission is used by its owner, for its event, inside its window, once.
-- Cost: two keyed reads per request.
select
  c.id as claim_id,
  coalesce(q.entry_id = a.entry_id and admission_is_good(q.admission, a.clock), false) as admitted
from unnest(cast(:entries as uuid[]), cast(:customers as uuid[]), cast(:clocks as timestamptz[]))
  with ordinality as a (entry_id, customer_id, clock, ord)
left join lateral (
  select m.entry_id, m as admission
  from admissions m
  where m.event_id = :event
    and m.customer_id = a.customer_id
    and m.ended_at is null
  limit 1
) q on true
left join lateral (
  select (array_agg(id order by created_at desc, id desc))[1] as id
  from claims
  where event_id = :event
    and customer_id = a.customer_id
    and status in ('CLAIMED', 'CONFIRMED')
  having count(*) >= :maxClaims
) c on true
order by a.ord
