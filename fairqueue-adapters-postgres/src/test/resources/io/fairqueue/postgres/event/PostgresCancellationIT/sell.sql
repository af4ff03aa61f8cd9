-- Purpose: sells every unit of an event that nobody has touched, each to an admitted fan, for a price that
--   no floating-point sum keeps.
-- Parameters: event, now.
-- Invariant: what the stores themselves would have written.
with sale as materialized (
  select
    unit_id,
    tier_id,
    unit_no,
    admission_number,
    entry_id,
    customer_id,
    gen_random_uuid() as claim,
    gen_random_uuid() as payment,
    1000000000000000 + unit_no as price
  from (
    select
      gen_random_uuid() as unit_id,
      tier_id,
      block << 10 | n as unit_no,
      row_number() over (order by block, n) as nth
    from unit_blocks
    cross join generate_series(0, 1023) as b (n)
    where event_id = :event
      and get_bit(free, n) = 1
  ) u
  join (
    select
      number as admission_number,
      entry_id,
      customer_id,
      row_number() over (order by number) as nth
    from admissions
    where event_id = :event
      and ended_at is null
  ) a using (nth)
), used as (
  update admissions a
  set ended_at = :now, ended_how = 'USED', claim_id = sale.claim
  from sale
  where a.event_id = :event
    and a.number = sale.admission_number
), claimed as (
  insert into claims (
    id, event_id, customer_id, entry_id, number, status, amount_minor, currency, created_at, expires_at,
    confirmed_at, confirmed_by
  )
  select
    claim, :event, customer_id, entry_id, admission_number, 'CONFIRMED', price, 'NGN', :now,
    cast(:now as timestamptz) + interval '5 minutes', :now, payment
  from sale
), kept as (
  insert into claim_units (
    claim_id, position, event_id, unit_no, live, unit_id, label, tier_id, price_minor
  )
  select claim, 0, :event, unit_no, true, unit_id, 'Standing ' || unit_no, tier_id, price
  from sale
), taken as (
  update unit_blocks
  set free = decode(repeat('00', 128), 'hex'), free_count = 0
  where event_id = :event
), paid as (
  insert into payments (
    id, claim_id, attempt, reference, status, amount_minor, currency, created_at, updated_at
  )
  select payment, claim, 1, cast(payment as text), 'SUCCEEDED', price, 'NGN', :now, :now
  from sale
)
insert into tickets (id, claim_id, unit_id, event_id, customer_id, label, issued_at)
select gen_random_uuid(), claim, unit_id, :event, customer_id, 'Standing ' || unit_no, :now
from sale
