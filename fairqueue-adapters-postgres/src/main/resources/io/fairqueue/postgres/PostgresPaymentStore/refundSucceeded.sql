-- Purpose: notes that a refund was paid: the payment and the claim that it confirmed follow.
-- Parameters: id, now.
-- Answer: one row: refunded (0 if the refund was paid before), claim_id (that of the sale which ended;
--   null where none did).
-- Invariant: one step; once, also after a refusal; a claim that another payment confirmed is left
--   alone, and a second capture's refund leaves all else alone.
-- Cost: a keyed update each. The caller holds the claim's lock, and gives its units back in this
--   transaction.
with refunded as (
  update refunds
  set status = 'SUCCEEDED', failure_reason = null, updated_at = :now
  where id = :id
    and status <> 'SUCCEEDED'
  returning payment_id, capture
), paid_back as (
  update payments p
  set status = 'REFUNDED', updated_at = :now
  from refunded
  where p.id = refunded.payment_id
    and refunded.capture is null
    and p.status = 'SUCCEEDED'
), undone as (
  update claims c
  set status = 'REFUNDED', refunded_at = :now
  from refunded
  where c.confirmed_by = refunded.payment_id
    and refunded.capture is null
    and c.status = 'CONFIRMED'
  returning c.id
)
select count(*) as refunded, (select id from undone) as claim_id
from refunded
