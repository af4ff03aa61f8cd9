-- Purpose: what became of the admissions that are over.
-- Parameters: event.
-- Answer: one row: used, unused; zeros for an unknown line.
-- Invariant: one snapshot; an entry that was never admitted counts for nothing.
-- Cost: a read of the line's entries that are over: for operators.
select
  count(*) filter (where status = 'COMPLETED') as used,
  count(*) filter (where status <> 'COMPLETED') as unused
from queue_entries
where event_id = :event
  and status not in ('WAITING', 'ADMITTED')
  and admitted_at is not null
