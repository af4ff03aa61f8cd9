-- Purpose: proves that there is a ticket for each unit of a sale, and no other.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 1: a confirmed claim has one good ticket per unit; from the request for its money on all of
--   them are void; other claims have none.
-- Cost: a read of all claims, their units and tickets.
with claim as (
  select *
  from claims
  where cast(:event as uuid) is null or event_id = cast(:event as uuid)
), kept as (
  select k.claim_id, count(*) as units
  from claim c
  join claim_units k on k.claim_id = c.id
  group by k.claim_id
), issued as (
  select
    t.claim_id,
    count(*) as tickets,
    count(*) filter (where t.voided_at is null) as good,
    count(t.checked_in_at) as used,
    count(*) filter (
      where k.label = t.label and c.event_id = t.event_id and c.customer_id = t.customer_id
    ) as true_to_claim
  from claim c
  join tickets t on t.claim_id = c.id
  left join claim_units k on k.claim_id = t.claim_id and k.unit_id = t.unit_id
  group by t.claim_id
), judged as (
  select
    c.status,
    coalesce(i.tickets, 0) as tickets,
    coalesce(i.good, 0) as good,
    coalesce(i.used, 0) as used,
    coalesce(i.tickets, 0) <> coalesce(i.true_to_claim, 0)
      or coalesce(i.tickets, 0)
        <> case when c.status in ('CONFIRMED', 'REFUNDED') then coalesce(k.units, 0) else 0 end
      or coalesce(i.good, 0)
        <> case when c.refund_asked_at is null then coalesce(i.tickets, 0) else 0 end
      as wrong
  from claim c
  left join kept k on k.claim_id = c.id
  left join issued i on i.claim_id = c.id
)
select
  count(*) filter (where wrong) = 0 as passed,
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
