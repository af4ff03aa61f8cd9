-- Purpose: locks the admission that a claim used, before the claim.
-- Parameters: event, customer, claim.
-- Answer: at most one row: number.
-- Invariant: admissions are locked before claims.
-- Cost: two keyed reads and a row lock.
select number
from admissions
where event_id = :event
  and number = (select number from claims where id = :claim and customer_id = :customer)
for update
