-- Purpose: writes holds down: claims, what they hold, and used admissions.
-- Parameters: event, currency; numbers (of the admissions), claims, entries, customers, amounts, ats and ends, one per hold; takers (claims),
--   positions, unitNos, units, labels, tiers and prices, one per unit.
-- Answer: how many admissions were used.
-- Invariant: a claim and its units change together; what costs nothing is sold at once; a claim keeps
--   its own copy of what it holds, and a unit has one live copy. An admission that a replaced claim had used
--   goes on to the new one.
-- Cost: a keyed read, one insert and one update per hold, one insert per unit. The caller holds the
--   locks of the event, the admissions and the units' blocks.
with hold as materialized (
  select h.*, f.admission_at
  from unnest(
    cast(:numbers as bigint[]),
    cast(:claims as uuid[]),
    cast(:entries as uuid[]),
    cast(:customers as uuid[]),
    cast(:amounts as bigint[]),
    cast(:ats as timestamptz[]),
    cast(:ends as timestamptz[])
  ) as h (number, claim_id, entry_id, customer_id, amount_minor, at, expires_at)
  cross join lateral (
    select ctid as admission_at
    from admissions
    where event_id = :event
      and number = h.number
    limit 1
  ) f
), used as (
  update admissions q
  set ended_at = coalesce(q.ended_at, hold.at), ended_how = 'USED', claim_id = hold.claim_id
  from hold
  where q.ctid = hold.admission_at
  returning hold.*
), claimed as (
  insert into claims (
    id, event_id, customer_id, entry_id, number, status, amount_minor, currency, created_at, expires_at,
    confirmed_at
  )
  select
    claim_id,
    :event,
    customer_id,
    entry_id,
    number,
    case when amount_minor = 0 then 'CONFIRMED' else 'CLAIMED' end,
    amount_minor,
    :currency,
    at,
    expires_at,
    case when amount_minor = 0 then at end
  from used
), kept as (
  insert into claim_units (
    claim_id, position, event_id, unit_no, live, unit_id, label, tier_id, price_minor
  )
  select claim_id, position, :event, unit_no, true, unit_id, label, tier_id, price_minor
  from unnest(
    cast(:takers as uuid[]),
    cast(:positions as integer[]),
    cast(:unitNos as integer[]),
    cast(:units as uuid[]),
    cast(:labels as text[]),
    cast(:tiers as uuid[]),
    cast(:prices as bigint[])
  ) as u (claim_id, position, unit_no, unit_id, label, tier_id, price_minor)
)
select count(*) as used
from used
