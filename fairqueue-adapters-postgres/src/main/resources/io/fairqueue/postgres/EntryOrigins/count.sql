-- Purpose: how many entries that count for a limit have each of these origins.
-- Parameters: event, origins (digests).
-- Answer: one row per origin that any has: origin, n.
-- Invariant: under the line's lock nobody of an origin joins meanwhile. An entry counts while it waits or
--   is admitted, and after that while its claim is held or sold.
-- Cost: an index read per origin, two keyed reads per entry of it.
select a.origin, count(*) as n
from unnest(cast(:origins as uuid[])) as a (origin)
join entry_origins o on o.event_id = :event and o.origin = a.origin
join queue_entries e on e.id = o.entry_id
left join claims c on c.id = e.claim_id
where e.status in ('WAITING', 'ADMITTED')
   or e.status = 'COMPLETED' and c.status in ('CLAIMED', 'CONFIRMED')
group by a.origin
