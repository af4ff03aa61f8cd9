-- Purpose: a sold claim whose tickets are to be mailed once more.
-- Parameters: claim.
-- Answer: its id; none where it is not sold.
-- Invariant: the row is locked, so that of several who ask at once each sees what the one before told.
-- Cost: a keyed read and row lock.
select id
from claims
where id = :claim
  and status = 'CONFIRMED'
for no key update
