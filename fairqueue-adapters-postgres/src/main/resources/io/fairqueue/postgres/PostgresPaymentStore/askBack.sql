-- Purpose: asks for the money of sold claims back; what cost nothing is refunded at once.
-- Parameters: claims and refunds (ids) in the same order; reason, now.
-- Answer: the refunds that were asked for.
-- Invariant: one refund per payment; tickets are void from the request on.
-- Cost: two keyed reads, an insert and an update per claim, an update per ticket. The caller holds the
--   claims' locks, and gives back the units of those that cost nothing.
with sold as (
  update claims c
  set
    refund_asked_at = :now,
    status = case when c.confirmed_by is null then 'REFUNDED' else c.status end,
    refunded_at = case when c.confirmed_by is null then cast(:now as timestamptz) end
  from unnest(cast(:claims as uuid[]), cast(:refunds as uuid[])) as a (claim_id, refund_id)
  where c.id = a.claim_id
    and c.status = 'CONFIRMED'
    and c.refund_asked_at is null
  returning c.id, c.confirmed_by, a.refund_id
), voided as (
  update tickets
  set voided_at = :now
  where claim_id in (select id from sold)
    and voided_at is null
), asked as (
  insert into refunds (
    id, payment_id, amount_minor, currency, reason, status, tries, due_at, created_at, updated_at
  )
  select
    s.refund_id, p.id, p.amount_minor, p.currency, :reason, 'PENDING', 0, :now, :now, :now
  from sold s
  cross join lateral (
    select *
    from payments
    where id = s.confirmed_by
    limit 1
  ) p
  returning *
)
select a.*, p.reference
from asked a
join payments p on p.id = a.payment_id
