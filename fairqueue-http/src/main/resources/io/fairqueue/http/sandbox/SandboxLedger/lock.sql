-- Keeps everybody else from a payment until the transaction ends.
-- Parameters: reference. Answer: one row or none.
-- Invariant: refunds of one payment come one after the other.
-- Cost: one read by key.
select id
from sandbox.payments
where reference = :reference
for update
