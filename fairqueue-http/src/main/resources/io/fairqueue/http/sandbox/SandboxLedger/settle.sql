-- Notes how a payment ended.
-- Parameters: reference, outcome (PAID or FAILED), now. Answer: the number of rows changed.
-- Invariant: money that was taken stays taken; a failure may be followed by a success; repeating
-- changes nothing, so that the webhook that tells of it stays the same to the byte.
-- Cost: one update by key.
update sandbox.payments
set status = :outcome, changed_at = :now
where reference = :reference
  and (status = 'OPEN' or (status = 'FAILED' and :outcome = 'PAID'))
