-- Purpose: which entries have these origins, and which of them count whether they wait or not.
-- Parameters: event, origins (digests).
-- Answer: one row per entry: origin, number, counts (it is admitted, or its claim is held or sold).
-- Invariant: under the line's lock nobody of an origin joins meanwhile.
-- Cost: an index read per origin, two keyed reads per entry of it.
select
  o.origin,
  o.number,
  a.number is not null
    and (a.ended_at is null or coalesce(c.status in ('CLAIMED', 'CONFIRMED'), false)) as counts
from unnest(cast(:origins as uuid[])) as n (origin)
join entry_origins o on o.event_id = :event and o.origin = n.origin
left join admissions a on a.event_id = o.event_id and a.number = o.number
left join claims c on c.id = a.claim_id
