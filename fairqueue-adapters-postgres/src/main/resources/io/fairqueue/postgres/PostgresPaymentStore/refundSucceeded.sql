-- Purpose: notes that a refund was paid: payment, the claim that it confirmed, and units follow.
-- Parameters: id, now.
-- Answer: one row: refunded (0 if the refund was paid before).
-- Invariant: one step; once, also after a refusal; a claim that another payment confirmed is left
--   alone, and a second capture's refund leaves all else alone; units are free when the money is back, but
--   for those whose ticket let somebody in.
-- Cost: a keyed update each, one update per unit. The caller holds the claim's lock.
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
), freed as (
  update units u
  set state = 'FREE', claim_id = null
  from undone
  join claim_units k on k.claim_id = undone.id
  where u.unit_id = k.unit_id
    and u.claim_id = undone.id
    and not exists (
      select 1
      from tickets t
      where t.claim_id = undone.id
        and t.unit_id = k.unit_id
        and t.checked_in_at is not null
    )
)
select count(*) as refunded
from refunded
