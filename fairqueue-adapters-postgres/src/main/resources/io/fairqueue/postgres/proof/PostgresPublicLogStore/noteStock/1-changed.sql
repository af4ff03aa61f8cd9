-- Purpose: the events on sale whose stock is to be told.
-- Parameters: due (when it was told last at the latest).
-- Answer: one row per event: its units as they are, and what was said last.
-- Invariant: what is blocked is no stock; one snapshot.
-- Cost: per event on sale one keyed read, and where that is long enough ago a read of its blocks and of its
--   unpaid claims.
select e.id as event_id, s.free, h.held, s.total - s.free - h.held as sold, f.data
from events e
left join lateral (
  select r.at, r.data
  from line_log r
  where r.event_id = e.id
    and r.kind = 38
    and r.kind >= 32
  order by r.rev desc
  limit 1
) f on true
cross join lateral (
  select
    cast(coalesce(sum(bit_count(stock)), 0) as bigint) as total,
    cast(coalesce(sum(free_count), 0) as bigint) as free
  from unit_blocks
  where event_id = e.id
) s
cross join lateral (
  select count(*) as held
  from claims c
  join claim_units u on u.claim_id = c.id and u.live
  where c.event_id = e.id
    and c.status = 'CLAIMED'
) h
where e.status in ('ACTIVE', 'PAUSED')
  and (f.at is null or f.at <= :due)
