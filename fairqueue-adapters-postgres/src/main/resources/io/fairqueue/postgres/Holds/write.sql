-- Purpose: writes holds down: claims, what they hold, units and used admissions.
-- Parameters: event, currency; claims, entries, customers, amounts, ats and ends, one per hold; takers
--   (claims), positions, units, labels, tiers, prices and states, one per unit.
-- Answer: how many admissions were used, and how many units taken.
-- Invariant: a claim and its units change together; what costs nothing is sold at once; a claim keeps
--   its own copy of what it holds.
-- Cost: a keyed read, one insert and one update per hold, one of each per unit. The caller holds the
--   locks of the event, the admissions and the free units.
with hold as materialized (
  select h.*, f.admission_at
  from unnest(
    cast(:claims as uuid[]),
    cast(:entries as uuid[]),
    cast(:customers as uuid[]),
    cast(:amounts as bigint[]),
    cast(:ats as timestamptz[]),
    cast(:ends as timestamptz[])
  ) as h (claim_id, entry_id, customer_id, amount_minor, at, expires_at)
  cross join lateral (
    select ctid as admission_at
    from admissions
    where event_id = :event
      and customer_id = h.customer_id
      and ended_at is null
    limit 1
  ) f
), used as (
  update admissions q
  set ended_at = hold.at, ended_how = 'USED', claim_id = hold.claim_id
  from hold
  where q.ctid = hold.admission_at
  returning q.number, hold.*
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
  insert into claim_units (claim_id, position, unit_id, label, tier_id, price_minor)
  select *
  from unnest(
    cast(:takers as uuid[]),
    cast(:positions as integer[]),
    cast(:units as uuid[]),
    cast(:labels as text[]),
    cast(:tiers as uuid[]),
    cast(:prices as bigint[])
  )
), taken as (
  update units u
  set state = n.state, claim_id = n.claim_id
  from
    unnest(cast(:takers as uuid[]), cast(:units as uuid[]), cast(:states as text[]))
      as n (claim_id, unit_id, state)
  where u.unit_id = n.unit_id
  returning u.unit_id
)
select (select count(*) from used) as used, (select count(*) from taken) as taken
