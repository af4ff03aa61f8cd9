-- Purpose: a sale of a hundred thousand entries, in every state, as the release before the log left it.
-- Parameters: event, at (when the line changed last).
-- Invariant: the same for the same parameters.
with organizer as (
  insert into organizers (id, email, name, password_hash, admin, disabled, created_at)
  values (:event, cast(:event as text), 'Box Office', 'none', false, false, :at)
), event as (
  insert into events (
    id, organizer_id, status, version, name, sale_start, sale_end, currency, admission_window_ms,
    claim_ttl_ms, max_units_per_claim, admissions_per_minute, over_admission, max_extensions,
    waiting_ttl_ms, max_payment_attempts, presence_ms, created_at, updated_at
  )
  values (
    :event, :event, 'ACTIVE', 1, 'Sale', cast(:at as timestamptz) - interval '1 day',
    cast(:at as timestamptz) + interval '1 day', 'NGN', 300000, 600000, 1, 200, 1, 0, 86400000, 3, 90000,
    :at, :at
  )
), line as (
  insert into lines (event_id, rev, next_number, last_at)
  values (:event, 777, 100001, :at)
), fan as (
  select
    n,
    cast(md5('entry ' || n) as uuid) as id,
    -- Some who left or were too late are in the line again.
    cast(md5('fan ' || case when n > 90100 and n % 8 in (1, 2, 3) then n - 90000 else n end) as uuid)
      as customer_id,
    case
      when n > 60150 then case when n % 11 = 0 then 'LEFT' else 'WAITING' end
      when n > 60000 then 'RECENT'
      when n = 50 then 'RECENT'
      when n = 60 then 'WAITING'
      else (array['USED', 'LEFT', 'TIRED', 'GIVEN_UP', 'LAPSED', 'RUNNING', 'CLOSED', 'AWAY'])[n % 8 + 1]
    end as fate,
    cast(:at as timestamptz) - interval '2 hours' + n * interval '10.4 milliseconds' as joined_at
  from generate_series(1, 100000) n
  where n % 1000 <> 7
), entry as (
  select
    *,
    case fate
      when 'RECENT' then
        :at - case when n = 50 then interval '10.0005 seconds' when n > 60100 then interval '20 seconds'
          else interval '30.1234 seconds' end
      when 'WAITING' then null
      when 'AWAY' then null
      when 'LEFT' then null
      when 'TIRED' then null
      else joined_at + interval '20 minutes'
    end as admitted_at
  from fan
), queued as (
  insert into queue_entries (
    id, event_id, customer_id, number, place, status, joined_at, admitted_at, admitted_until,
    admitted_under_rate, extensions, finished_at, claim_id, admitted_by_hand
  )
  select
    id,
    :event,
    customer_id,
    n,
    n,
    case fate
      when 'USED' then 'COMPLETED'
      when 'LEFT' then 'ABANDONED'
      when 'GIVEN_UP' then 'ABANDONED'
      when 'TIRED' then 'EXPIRED'
      when 'LAPSED' then 'EXPIRED'
      when 'CLOSED' then 'EXPIRED'
      when 'RUNNING' then 'ADMITTED'
      when 'RECENT' then 'ADMITTED'
      else 'WAITING'
    end,
    joined_at,
    admitted_at,
    admitted_at + interval '5 minutes',
    case when fate = 'RECENT' and n not between 60101 and 60150 then 200 end,
    n % 2 * cast(admitted_at is not null as integer),
    case
      when fate = 'LAPSED' then admitted_at + interval '6 minutes'
      when fate in ('USED', 'GIVEN_UP', 'CLOSED') then admitted_at + interval '2 minutes'
      when fate in ('LEFT', 'TIRED') then joined_at + interval '1 minute'
    end,
    case when fate = 'USED' then cast(md5('claim ' || n) as uuid) end,
    n between 60101 and 60150
  from entry
), away as (
  insert into entry_absences (entry_id, event_id, began_at, ended_at)
  select
    id, :event, joined_at + interval '5 minutes',
    case when fate in ('RECENT', 'WAITING') then joined_at + interval '15 minutes' end
  from entry
  where fate = 'AWAY'
     or n in (50, 60)
     or fate = 'WAITING' and n % 10 = 3
), presence as (
  insert into entry_presence_before (entry_id, event_id, seen_at)
  select id, :event, joined_at + interval '1 minute'
  from entry
  where fate = 'WAITING'
), origin as (
  insert into entry_origins_before (event_id, origin, entry_id)
  select :event, cast(md5('origin ' || n / 3) as uuid), id
  from entry
  where n % 2 = 0
), account as (
  insert into customers (id, email_verified, session_epoch, created_at, updated_at, deleted_at)
  select customer_id, false, 0, :at, :at, :at
  from entry
  where n in (9, 13)
)
insert into claims (
  id, event_id, customer_id, entry_id, status, amount_minor, currency, created_at, expires_at)
select
  cast(md5('claim ' || n) as uuid), :event, customer_id, id, 'CLAIMED', 0, 'NGN', :at, :at
from entry
where fate = 'USED'
