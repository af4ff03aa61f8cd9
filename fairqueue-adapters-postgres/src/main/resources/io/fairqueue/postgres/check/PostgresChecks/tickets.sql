-- Purpose: proves that there is a ticket for each unit of a sale, and no other.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 1: a sale has one ticket per unit, and other claims have none; a ticket is void exactly where
--   its unit's money was asked back, in one refund, or cost nothing; a claim says that it was asked back
--   exactly where none of its tickets is good.
-- Cost: a read of all claims, their units, tickets and refunds.
with claim as (
  select *
  from claims
  where cast(:event as uuid) is null or event_id = cast(:event as uuid)
), asked as (
  select c.id as claim_id, unit.unit_id, count(*) as refunds
  from claim c
  join refunds r on r.payment_id = c.confirmed_by and r.capture is null
  cross join lateral unnest(r.units) as unit (unit_id)
  group by c.id, unit.unit_id
), unit as (
  select
    k.claim_id,
    count(*) as units,
    count(t.id) as tickets,
    count(t.id) filter (where t.voided_at is null) as good,
    count(t.checked_in_at) as used,
    count(*) filter (
      where k.label <> t.label
        or c.event_id <> t.event_id
        or c.customer_id <> t.customer_id
        or t.voided_at is null and a.refunds > 0
        or a.refunds > 1
        or t.voided_at is not null
          and a.refunds is null
          and k.price_minor > 0
          and c.confirmed_by is not null
    ) as wrong
  from claim c
  join claim_units k on k.claim_id = c.id
  left join tickets t on t.claim_id = k.claim_id and t.unit_id = k.unit_id
  left join asked a on a.claim_id = k.claim_id and a.unit_id = k.unit_id
  group by k.claim_id
), astray as (
  select count(*) as tickets
  from claim c
  join tickets t on t.claim_id = c.id
  left join claim_units k on k.claim_id = t.claim_id and k.unit_id = t.unit_id
  where k.claim_id is null
), judged as (
  select
    c.status,
    u.tickets,
    u.good,
    u.used,
    u.wrong > 0
      or u.tickets <> case when c.status in ('CONFIRMED', 'REFUNDED') then u.units else 0 end
      or c.status in ('CONFIRMED', 'REFUNDED')
        and (u.good > 0) <> (c.refund_asked_at is null) as wrong
  from claim c
  join unit u on u.claim_id = c.id
)
select
  count(*) filter (where wrong) = 0 and (select tickets from astray) = 0 as passed,
  format(
    '%s sales, %s refunded: %s tickets, %s good, %s used; %s claims at odds with their tickets',
    count(*) filter (where status = 'CONFIRMED'),
    count(*) filter (where status = 'REFUNDED'),
    coalesce(sum(tickets), 0),
    coalesce(sum(good), 0),
    coalesce(sum(used), 0),
    count(*) filter (where wrong)
  ) as figures
from judged
