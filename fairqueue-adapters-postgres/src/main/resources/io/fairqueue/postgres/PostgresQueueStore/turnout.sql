-- Purpose: what became of the admissions that are over.
-- Parameters: event.
-- Answer: one row: used, unused; zeros for an unknown line.
-- Invariant: one snapshot; an admission leads to one claim at most, and a claim is for ever; an entry that
--   was never admitted counts for nothing.
-- Cost: index reads in the order of the claims and the no-shows; not of the line.
select
  (
    select count(*)
    from claims
    where event_id = :event
  ) as used,
  count(*) as unused
from queue_entries
where event_id = :event
  and admitted_at is not null
  and status not in ('WAITING', 'ADMITTED')
  and claim_id is null
