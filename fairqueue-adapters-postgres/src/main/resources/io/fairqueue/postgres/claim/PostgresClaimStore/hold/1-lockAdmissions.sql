-- Purpose: locks the admissions that holds are to use up.
-- Parameters: event, maxClaims (of one fan); entries, customers (each once) and clocks (the sale's
--   time), in the same order.
-- Answer: ord (of the requests whose admission is good, counted from 1, of fans who may have one more
--   claim), number and admitted_at (of the admission).
-- Invariant: an admission is used by its owner, for its event, inside its window, once; admissions are
--   locked by ascending entry id, which in a line is by ascending number but for entries older than the
--   line's log. A fan has one admission at a time and late money waits for the event's lock, so that
--   nothing adds to a fan's claims meanwhile.
-- Cost: two keyed reads and a row lock per request. Rows are found by their key alone and judged
--   outside, so that the planner, which has no statistics of a young event, takes no other index.
select a.ord, q.number, q.admitted_at
from (
  select *
  from unnest(cast(:entries as uuid[]), cast(:customers as uuid[]), cast(:clocks as timestamptz[]))
    with ordinality as a (entry_id, customer_id, clock, ord)
  order by entry_id
  offset 0
) a
cross join lateral (
  select m.number, m.admitted_at, m.entry_id, m as admission
  from admissions m
  where m.event_id = :event
    and m.customer_id = a.customer_id
    and m.ended_at is null
  limit 1
  for update
) q
cross join lateral (
  select count(*) as claims
  from claims
  where event_id = :event
    and customer_id = a.customer_id
    and status in ('CLAIMED', 'CONFIRMED')
) c
where q.entry_id = a.entry_id
  and admission_is_good(q.admission, a.clock)
  and c.claims < :maxClaims
