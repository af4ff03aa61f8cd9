-- Purpose: writes an attempt to pay down, for what the claim costs.
-- Parameters: id, claim, attempt (1 for the claim's first), reference, method (or null), now.
-- Answer: the payment.
-- Invariant: one live attempt per claim; a reference is used once.
-- Cost: one keyed read, one insert. The caller holds the claim's lock.
insert into payments (
  id, claim_id, attempt, reference, status, amount_minor, currency, method, created_at, updated_at
)
select :id, id, :attempt, :reference, 'INITIALIZING', amount_minor, currency, :method, :now, :now
from claims
where id = :claim
returning *
