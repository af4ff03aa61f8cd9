-- Purpose: an event like another one, that was never activated.
-- Parameters: event, draft.
with drafted as (
  insert into events (
    id, organizer_id, status, version, name, sale_start, sale_end, currency, admission_window_ms,
    claim_ttl_ms, max_units_per_claim, over_admission, max_extensions, waiting_ttl_ms,
    max_payment_attempts, created_at, updated_at
  )
  select
    :draft, organizer_id, 'DRAFT', 0, name, sale_start, sale_end, currency, admission_window_ms,
    claim_ttl_ms, max_units_per_claim, over_admission, max_extensions, waiting_ttl_ms,
    max_payment_attempts, created_at, updated_at
  from events
  where id = :event
), tier as (
  insert into tiers (id, event_id, position, name, seating, capacity, price_minor)
  values (gen_random_uuid(), :draft, 1, 'Standing', 'GENERAL', 5, 2500)
)
insert into lines (event_id, rev, next_number, last_at)
values (:draft, 0, 1, '-infinity')
