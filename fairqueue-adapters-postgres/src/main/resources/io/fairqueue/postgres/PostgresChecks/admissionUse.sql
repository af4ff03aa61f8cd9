-- Purpose: proves that each claim came from an admission of its own.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 6: an admission is used by its owner, for its event, once.
-- Cost: a read of all claims and their entries.
with claim as (
  select
    q.event_id = c.event_id and q.customer_id = c.customer_id and q.status = 'COMPLETED' as own
  from claims c
  join queue_entries q on q.id = c.entry_id
  where cast(:event as uuid) is null or c.event_id = cast(:event as uuid)
)
select
  count(*) filter (where not own) = 0 as passed,
  format(
    '%s claims; %s not from an admission of their own', count(*), count(*) filter (where not own)
  ) as figures
from claim
