-- Purpose: proves that each claim came from an admission of its own.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 6: an admission is used by its owner, for its event, once: each claim names the entry that it
--   used up, and that entry names this claim and no other.
-- Cost: a read of all claims and their entries.
with claim as (
  select
    c.id,
    coalesce(
      q.id = c.entry_id
        and q.event_id = c.event_id
        and q.customer_id = c.customer_id
        and q.status = 'COMPLETED',
      false
    ) as own
  from claims c
  full join (select * from queue_entries where claim_id is not null) q on q.claim_id = c.id
  where cast(:event as uuid) is null
     or c.event_id = cast(:event as uuid)
     or q.event_id = cast(:event as uuid)
)
select
  count(*) filter (where not own) = 0 as passed,
  format(
    '%s claims; %s not from an admission of their own', count(id), count(*) filter (where not own)
  ) as figures
from claim
