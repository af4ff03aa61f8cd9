-- Purpose: an event with a line, as the release before the log left it.
-- Parameters: event, status, at (when the line changed last), pausedAt (null for none).
with organizer as (
  insert into organizers (id, email, name, password_hash, admin, disabled, created_at)
  values (:event, cast(:event as text), 'Box Office', 'none', false, false, :at)
), event as (
  insert into events (
    id, organizer_id, status, version, name, sale_start, sale_end, currency, admission_window_ms,
    claim_ttl_ms, max_units_per_claim, over_admission, max_extensions, waiting_ttl_ms,
    max_payment_attempts, paused_at, created_at, updated_at
  )
  values (
    :event, :event, :status, 1, 'Sale', cast(:at as timestamptz) - interval '1 day',
    cast(:at as timestamptz) + interval '1 day', 'NGN', 300000, 600000, 1, 1, 0, 86400000, 3, :pausedAt,
    :at, :at
  )
)
insert into lines (event_id, rev, next_number, last_at)
values (:event, 0, 1, '-infinity')
