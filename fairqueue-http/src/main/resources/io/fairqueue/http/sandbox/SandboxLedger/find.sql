-- Reads a payment.
-- Parameters: reference. Answer: one row or none.
-- Invariant: none.
-- Cost: one read by key.
select id, reference, amount_minor, currency, payer, status, changed_at
from sandbox.payments
where reference = :reference
