-- Purpose: holds places for many fans at once, without waiting for anybody who takes units: uses their
--   admissions up, shares free units out in the order in which they asked, writes claims.
-- Parameters: event, currency; claims, entries, customers (each once), clocks (the sale's time), ats,
--   ends, tiers and quantities, one per request, in the order in which they asked.
-- Answer: the units of those who got all that they wanted: ord (of the request, counted from 1),
--   unit_id, label, price_minor, by ord and in unit order; a row without a unit if there are none. Who
--   is not among them was refused, or found too few that nobody is busy with. Beside each, whole: false
--   if a row that was waited for had changed after the statement began, and so is locked but can't be
--   seen: nothing of it may be committed then.
-- Invariant: an admission is used by its owner, for its event, inside its window, once; a unit is locked
--   by one transaction; a claim, its own copy of what it holds and its units change together; what costs
--   nothing is sold at once. Admissions are locked by ascending entry id (lockAdmissions), then units
--   tier by tier in their order.
-- Cost: per request two keyed reads, a row lock, an insert and an update; per unit an index read, a row
--   lock, an insert and an update. The caller holds the event's lock. What is locked is written by its
--   place in the table, and what belongs to a request is taken from the parameters by its number: a join
--   of rows that the planner takes for ten would compare each with each. Free units are ordered by all
--   columns of their index, so that the planner takes that one.
with p as (
  select
    cast(:claims as uuid[]) as claims,
    cast(:entries as uuid[]) as entries,
    cast(:customers as uuid[]) as customers,
    cast(:clocks as timestamptz[]) as clocks,
    cast(:ats as timestamptz[]) as ats,
    cast(:ends as timestamptz[]) as ends,
    cast(:tiers as uuid[]) as tiers,
    cast(:quantities as integer[]) as quantities
), good as materialized (
  select a.ord, a.tier_id, a.quantity, q.admission_at
  from (
    select a.*
    from p, unnest(p.entries, p.customers, p.clocks, p.tiers, p.quantities)
      with ordinality as a (entry_id, customer_id, clock, tier_id, quantity, ord)
    order by entry_id
    offset 0
  ) a
  cross join lateral (
    select m.ctid as admission_at, m.entry_id, m as admission
    from admissions m
    where m.event_id = :event
      and m.customer_id = a.customer_id
      and m.ended_at is null
    limit 1
    for update
  ) q
  left join lateral (
    select id
    from claims
    where event_id = :event
      and customer_id = a.customer_id
      and status in ('CLAIMED', 'CONFIRMED')
    limit 1
  ) c on true
  where q.entry_id = a.entry_id
    and admission_is_good(q.admission, a.clock)
    and c.id is null
), wanted as materialized (
  -- By tier: whose the first, the second … unit is, and which one is the last of theirs.
  select
    tier_id,
    array_agg(ord order by ord) as ords,
    array_agg(admission_at order by ord) as admissions_at,
    array_agg(last order by ord) as lasts
  from (
    select *, sum(quantity) over (partition by tier_id order by ord) as last
    from good
  ) g
  cross join generate_series(1, g.quantity)
  group by tier_id
), dealt as materialized (
  select
    w.tier_id,
    w.ords[u.nth] as ord,
    w.admissions_at[u.nth] as admission_at,
    w.lasts[u.nth] as last,
    u.nth,
    u.unit_at,
    u.unit_id,
    u.price_minor,
    unit_label(t.name, u.section, u.seat_row, u.number) as label
  from (select * from wanted order by tier_id offset 0) w
  join tiers t on t.id = w.tier_id
  cross join lateral (
    select *, row_number() over (order by unit_no) as nth
    from (
      select ctid as unit_at, *
      from units
      where event_id = :event
        and tier_id = w.tier_id
        and state = 'FREE'
      order by event_id, tier_id, unit_no
      limit cardinality(w.ords)
      for update skip locked
    ) free
  ) u
), given as materialized (
  select
    *,
    nth = last as is_last,
    row_number() over (partition by ord order by nth) - 1 as position,
    sum(price_minor) over (partition by ord) as amount_minor
  from (select *, count(*) over (partition by tier_id) as found from dealt) d
  where last <= found
), used as (
  update admissions q
  set
    ended_at = (select ats from p)[g.ord],
    ended_how = 'USED',
    claim_id = (select claims from p)[g.ord]
  from given g
  where g.is_last
    and q.ctid = g.admission_at
  returning g.ord, g.amount_minor, q.number
), claimed as (
  insert into claims (
    id, event_id, customer_id, entry_id, number, status, amount_minor, currency, created_at, expires_at,
    confirmed_at
  )
  select
    (select claims from p)[ord],
    :event,
    (select customers from p)[ord],
    (select entries from p)[ord],
    number,
    case when amount_minor = 0 then 'CONFIRMED' else 'CLAIMED' end,
    amount_minor,
    :currency,
    (select ats from p)[ord],
    (select ends from p)[ord],
    case when amount_minor = 0 then (select ats from p)[ord] end
  from used
), kept as (
  insert into claim_units (claim_id, position, unit_id, label, tier_id, price_minor)
  select (select claims from p)[ord], position, unit_id, label, tier_id, price_minor
  from given
), taken as (
  update units u
  set
    state = case when g.amount_minor = 0 then 'SOLD' else 'HELD' end,
    claim_id = (select claims from p)[g.ord]
  from given g
  where u.ctid = g.unit_at
  returning g.ord, g.position, g.unit_id, g.label, g.price_minor
)
select w.whole, t.ord, t.unit_id, t.label, t.price_minor
from (
  select
    (select count(*) from used) = (select count(*) from given where is_last)
      and (select count(*) from taken) = (select count(*) from given) as whole
) w
left join taken t on true
order by t.ord, t.position
