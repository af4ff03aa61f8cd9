-- Purpose: proves that each claim came from an admission of its own.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 6: an admission is used by its owner, for its event, once: each claim names the admission that it
--   used up, and that admission names this claim and no other; of claims of which one replaced the other,
--   the last.
-- Cost: a read of all claims and their admissions.
with claim as (
  select
    c.id,
    coalesce(
      a.event_id = c.event_id
        and a.number = c.number
        and a.entry_id = c.entry_id
        and a.customer_id = c.customer_id
        and a.ended_how = 'USED',
      false
    ) as own
  from (select * from claims where release_reason is distinct from 'REPLACED') c
  full join (select * from admissions where claim_id is not null) a on a.claim_id = c.id
  where cast(:event as uuid) is null
     or c.event_id = cast(:event as uuid)
     or a.event_id = cast(:event as uuid)
)
select
  count(*) filter (where not own) = 0 as passed,
  format(
    '%s claims; %s not from an admission of their own', count(id), count(*) filter (where not own)
  ) as figures
from claim
