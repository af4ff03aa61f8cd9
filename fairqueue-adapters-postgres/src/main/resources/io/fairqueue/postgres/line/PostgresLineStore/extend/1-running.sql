-- Purpose: a fan's running admission, locked.
-- Parameters: event, customer, clock (now in the sale's time).
-- Answer: at most one row: number.
-- Invariant: of two who change an admission one waits and sees what the other did.
-- Cost: one index read and a row lock.
select number
from admissions
where event_id = :event
  and customer_id = :customer
  and ended_at is null
  and admitted_until > :clock
for update
