-- Purpose: notes that a refund was paid; money that sold nothing is refunded with it.
-- Parameters: id, now.
-- Answer: at most one row, none if the refund was paid before: claim_id (null unless the payment had
--   confirmed it), units (which the refund was for),
--   amount_minor, currency.
-- Invariant: once, also after a refusal; a claim that another payment confirmed is left alone, and a second
--   capture's refund leaves all else alone.
-- Cost: two keyed updates, two keyed reads. The caller holds the claim's lock, and gives the units back in
--   this transaction.
with refunded as (
  update refunds
  set status = 'SUCCEEDED', failure_reason = null, updated_at = :now
  where id = :id
    and status <> 'SUCCEEDED'
  returning payment_id, capture, units, amount_minor, currency
), paid_back as (
  update payments p
  set status = 'REFUNDED', updated_at = :now
  from refunded
  where p.id = refunded.payment_id
    and refunded.capture is null
    and cardinality(refunded.units) = 0
    and p.status = 'SUCCEEDED'
)
select c.id as claim_id, r.units, r.amount_minor, r.currency
from refunded r
join payments p on p.id = r.payment_id
left join claims c on c.id = p.claim_id and c.confirmed_by = p.id and r.capture is null
