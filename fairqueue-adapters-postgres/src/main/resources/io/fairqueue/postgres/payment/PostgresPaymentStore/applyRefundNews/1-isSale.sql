-- Purpose: whether a payment's money confirmed a claim, and nobody asked for it back.
-- Parameters: payment, claim.
-- Answer: one row: sale.
-- Cost: one keyed read. The caller holds the claim's lock.
select exists (
  select 1
  from claims
  where id = :claim
    and confirmed_by = :payment
    and status = 'CONFIRMED'
    and refund_asked_at is null
) as sale
