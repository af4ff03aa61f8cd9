-- Purpose: what became of the admissions that are over.
-- Parameters: event.
-- Answer: one row: used, unused; zeros for an unknown line.
-- Invariant: one snapshot; an admission leads to one claim at most that no other replaced, and a claim is for
--   ever.
-- Cost: index reads in the order of the claims and the no-shows; not of the line.
select
  count(*) filter (where ended_how = 'USED') + (
    select count(*)
    from claims
    where event_id = :event
      and release_reason is distinct from 'REPLACED'
  ) as used,
  count(*) filter (where ended_how <> 'USED') as unused
from admissions
where event_id = :event
  and ended_at is not null
  and claim_id is null
