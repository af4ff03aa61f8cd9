-- Purpose: a sale as the first version of the tables had it: three admitted in one tick, of whom the first
--   has paid and the second holds; a fourth waits.
-- Parameters: event, paid, held, admitted, waiting (the fans), sold (the claim that is paid), at.
-- Invariant: what the stores of that time would have written.
with organizer as (
  insert into organizers (id, email, name, password_hash, admin, disabled, created_at)
  values (gen_random_uuid(), 'box@example.org', 'Box Office', 'none', false, false, :at)
  returning id
), event as (
  insert into events (
    id, organizer_id, status, version, name, sale_start, sale_end, currency, admission_window_ms,
    claim_ttl_ms, max_units_per_claim, over_admission, max_extensions, waiting_ttl_ms,
    max_payment_attempts, created_at, updated_at
  )
  select
    :event, id, 'ACTIVE', 1, 'Sale', cast(:at as timestamptz) - interval '1 day',
    cast(:at as timestamptz) + interval '1 day', 'NGN', 300000, 600000, 1, 1, 0, 86400000, 3, :at, :at
  from organizer
), tier as (
  insert into tiers (id, event_id, position, name, seating, capacity, price_minor)
  values (gen_random_uuid(), :event, 1, 'Standing', 'GENERAL', 5, 2500)
  returning id
), line as (
  insert into lines (event_id, rev, next_number, last_at)
  values (:event, 2, 5, :at)
), change as (
  insert into line_changes (event_id, rev, at, joined, gone)
  values (:event, 1, :at, '{1,2,3,4}', '{}'), (:event, 2, :at, '{}', '{1,2,3}')
), fan as (
  select *, gen_random_uuid() as entry_id
  from (
    values
      (1, cast(:paid as uuid), cast(:sold as uuid), 'COMPLETED'),
      (2, :held, gen_random_uuid(), 'COMPLETED'),
      (3, :admitted, null, 'ADMITTED'),
      (4, :waiting, null, 'WAITING')
  ) f (number, customer_id, claim_id, status)
), queued as (
  insert into queue_entries (
    id, event_id, customer_id, number, place, status, joined_at, admitted_at, admitted_until,
    admitted_under_rate, finished_at
  )
  select
    entry_id,
    :event,
    customer_id,
    number,
    number,
    status,
    :at,
    case when status <> 'WAITING' then cast(:at as timestamptz) end,
    case when status <> 'WAITING' then cast(:at as timestamptz) + interval '5 minutes' end,
    case when status <> 'WAITING' then 3 end,
    case when status = 'COMPLETED' then cast(:at as timestamptz) end
  from fan
), unit as (
  insert into units (event_id, unit_no, unit_id, tier_id, number, price_minor, state, claim_id)
  select
    :event,
    n,
    gen_random_uuid(),
    tier.id,
    n,
    2500,
    case n when 1 then 'SOLD' when 2 then 'HELD' else 'FREE' end,
    fan.claim_id
  from tier
  cross join generate_series(1, 5) n
  left join fan on fan.number = n and fan.claim_id is not null
  returning unit_no, unit_id, tier_id, claim_id
), claimed as (
  insert into claims (
    id, event_id, customer_id, entry_id, status, amount_minor, currency, created_at, expires_at
  )
  select
    claim_id, :event, customer_id, entry_id, 'CLAIMED', 2500, 'NGN', :at,
    cast(:at as timestamptz) + interval '10 minutes'
  from fan
  where claim_id is not null
), kept as (
  insert into claim_units (claim_id, position, unit_id, label, tier_id, price_minor)
  select claim_id, 0, unit_id, 'Standing ' || unit_no, tier_id, 2500
  from unit
  where claim_id is not null
)
insert into payments (
  id, claim_id, attempt, reference, status, amount_minor, currency, created_at, updated_at
)
values (gen_random_uuid(), :sold, 1, 'by hand', 'SUCCEEDED', 2500, 'NGN', :at, :at)
