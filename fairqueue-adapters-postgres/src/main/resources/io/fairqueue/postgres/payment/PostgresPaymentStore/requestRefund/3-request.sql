-- Purpose: asks for the money of sold units back, whose tickets are void from now on.
-- Parameters: claims and refunds (ids) in the same order; units (ids; null for all that are left); reason,
--   now.
-- Answer: the refunds that were asked for; none of what cost nothing.
-- Invariant: a unit is in one refund, and has no good ticket then; from the last one on a claim says that
--   it was asked back.
-- Cost: two keyed reads, an insert and an update per claim, two reads and an update per ticket. The caller
--   holds the claims' locks, and gives back what cost nothing.
with sold as materialized (
  select c.id, c.confirmed_by, c.currency, a.refund_id
  from unnest(cast(:claims as uuid[]), cast(:refunds as uuid[])) as a (claim_id, refund_id)
  join claims c on c.id = a.claim_id
  where c.status = 'CONFIRMED'
), good as materialized (
  select
    t.id,
    t.claim_id,
    t.unit_id,
    k.position,
    k.price_minor,
    cast(:units as uuid[]) is null or t.unit_id = any(cast(:units as uuid[])) as is_asked
  from sold
  join tickets t on t.claim_id = sold.id and t.voided_at is null
  join claim_units k on k.claim_id = t.claim_id and k.unit_id = t.unit_id
), voided as (
  update tickets t
  set voided_at = :now
  from good
  where t.id = good.id
    and good.is_asked
), noted as (
  update claims c
  set refund_asked_at = :now
  from sold
  where c.id = sold.id
    and not exists (select 1 from good where good.claim_id = sold.id and not good.is_asked)
), asked as (
  insert into refunds (
    id, payment_id, units, amount_minor, currency, reason, status, tries, due_at, created_at, updated_at
  )
  select
    s.refund_id, s.confirmed_by, g.units, g.price_minor, s.currency, :reason, 'PENDING', 0, :now, :now,
    :now
  from sold s
  join (
    select
      claim_id,
      array_agg(unit_id order by position) as units,
      sum(price_minor) as price_minor
    from good
    where is_asked
    group by claim_id
  ) g on g.claim_id = s.id
  where s.confirmed_by is not null
    and g.price_minor > 0
  returning *
)
select a.*, p.reference
from asked a
join payments p on p.id = a.payment_id
