-- Purpose: a fan's running admission, locked.
-- Parameters: event, customer, now (as admissions measure it).
-- Answer: at most one row.
-- Invariant: of two who change an admission one waits and sees what the other did.
-- Cost: one index read and a row lock.
select *
from queue_entries
where event_id = :event
  and customer_id = :customer
  and status = 'ADMITTED'
  and admitted_until > :now
for update
