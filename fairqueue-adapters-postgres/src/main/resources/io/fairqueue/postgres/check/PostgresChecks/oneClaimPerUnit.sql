-- Purpose: proves that no unit is in two live claims, by what the claims say themselves.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 1: no unit is in two live or sold claims; a place that somebody sits on is sold, though the
--   money went back.
-- Cost: a read of all live claims' units.
with held as (
  select k.unit_id, count(*) as claims
  from claims c
  join claim_units k on k.claim_id = c.id
  left join tickets t on t.claim_id = c.id and t.unit_id = k.unit_id
  where (
      c.status in ('CLAIMED', 'CONFIRMED')
      or c.status = 'REFUNDED' and t.checked_in_at is not null
    )
    and (cast(:event as uuid) is null or c.event_id = cast(:event as uuid))
  group by k.unit_id
)
select
  count(*) filter (where claims > 1) = 0 as passed,
  format('%s units claimed; %s of them twice', count(*), count(*) filter (where claims > 1))
    as figures
from held
