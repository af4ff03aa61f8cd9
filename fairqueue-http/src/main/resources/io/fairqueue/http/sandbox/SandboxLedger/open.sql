-- Writes a payment down that may be paid now.
-- Parameters: reference, amountMinor, currency, payer, now. Answer: the number of rows, 0 if the
-- reference is known.
-- Invariant: a reference is opened once.
-- Cost: one insert by key.
insert into sandbox.payments (reference, amount_minor, currency, payer, status, changed_at)
values (:reference, :amountMinor, :currency, :payer, 'OPEN', :now)
on conflict (reference) do nothing
