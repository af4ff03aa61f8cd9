-- Sends captured money back, or a part of it. The caller has locked the payment.
-- Parameters: id (of the refund), reference, amountMinor, currency, now.
-- Answer: one row: whether that refund is made, now or before.
-- Invariant: only money that was taken, and no more than that; a refund is made once. The payment is
-- refunded when nothing is left.
-- Cost: three reads and two writes by key.
with known as (
  select exists (select from sandbox.refunds where id = :id) as made
), taken as (
  select
    p.reference,
    p.amount_minor - coalesce((select sum(amount_minor) from sandbox.refunds where reference = p.reference), 0)
      as remaining
  from sandbox.payments p
  where p.reference = :reference
    and p.status = 'PAID'
    and p.currency = :currency
), made as (
  insert into sandbox.refunds (id, reference, amount_minor)
  select :id, taken.reference, :amountMinor
  from taken, known
  where not known.made
    and :amountMinor <= taken.remaining
  returning reference, amount_minor
), ended as (
  update sandbox.payments p
  set status = 'REFUNDED', changed_at = :now
  from made, taken
  where p.reference = made.reference
    and made.amount_minor = taken.remaining
  returning p.reference
)
select
  known.made
    or exists (select from made)
    or exists (select from sandbox.payments where reference = :reference and status = 'REFUNDED') as made
from known
