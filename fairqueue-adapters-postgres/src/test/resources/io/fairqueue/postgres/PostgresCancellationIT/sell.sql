-- Purpose: sells every unit of an event that nobody has touched, each to a fan of its own, for a price
--   that no floating-point sum keeps.
-- Parameters: event, now.
-- Invariant: what the stores themselves would have written.
with sale as materialized (
  select
    unit_id,
    tier_id,
    unit_no,
    gen_random_uuid() as entry,
    gen_random_uuid() as claim,
    gen_random_uuid() as payment,
    gen_random_uuid() as fan,
    1000000000000000 + unit_no as price
  from units
  where event_id = :event
), queued as (
  insert into queue_entries (
    id, event_id, customer_id, number, place, status, joined_at, admitted_at, admitted_until,
    finished_at, claim_id
  )
  select
    entry, :event, fan, unit_no, unit_no, 'COMPLETED', :now, :now,
    cast(:now as timestamptz) + interval '5 minutes', :now, claim
  from sale
), numbered as (
  update lines
  set next_number = 1 + (select max(unit_no) from sale)
  where event_id = :event
), claimed as (
  insert into claims (
    id, event_id, customer_id, entry_id, status, amount_minor, currency, created_at, expires_at,
    confirmed_at, confirmed_by
  )
  select
    claim, :event, fan, entry, 'CONFIRMED', price, 'NGN', :now,
    cast(:now as timestamptz) + interval '5 minutes', :now, payment
  from sale
), kept as (
  insert into claim_units (claim_id, position, unit_id, label, tier_id, price_minor)
  select claim, 0, unit_id, 'Standing ' || unit_no, tier_id, price
  from sale
), taken as (
  update units u
  set state = 'SOLD', claim_id = sale.claim
  from sale
  where u.unit_id = sale.unit_id
), paid as (
  insert into payments (
    id, claim_id, attempt, reference, status, amount_minor, currency, created_at, updated_at
  )
  select payment, claim, 1, cast(payment as text), 'SUCCEEDED', price, 'NGN', :now, :now
  from sale
)
insert into tickets (id, claim_id, unit_id, event_id, customer_id, label, issued_at)
select gen_random_uuid(), claim, unit_id, :event, fan, 'Standing ' || unit_no, :now
from sale
