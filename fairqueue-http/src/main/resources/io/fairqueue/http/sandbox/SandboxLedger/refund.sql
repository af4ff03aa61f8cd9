-- Sends captured money back.
-- Parameters: reference, now. Answer: the number of rows changed.
-- Invariant: only money that was taken, and once.
-- Cost: one update by key.
update sandbox.payments
set status = 'REFUNDED', changed_at = :now
where reference = :reference and status = 'PAID'
