-- Purpose: locks a claim, and with it all that belongs to it: its payments and their refunds.
-- Parameters: id.
-- Answer: its status, or no row.
-- Invariant: a claim's payments change under its lock only, so two of them never decide at once.
-- Cost: one keyed read and a row lock.
select status
from claims
where id = :id
for update
