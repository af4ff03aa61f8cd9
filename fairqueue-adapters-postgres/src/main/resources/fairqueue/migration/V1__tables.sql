-- Every fact of a sale. The database refuses by itself what must never be: two live entries or two
-- live claims of one fan, a unit that is two people's, a state that no code knows.
--
-- Fans and their accounts: a fan's id on an entry or a claim is no foreign key. It comes from a
-- verified token, an account may be kept elsewhere, and the check would lock a row of customers for
-- every join.

create table organizers (
  id uuid primary key,
  email text not null,
  name text not null,
  password_hash text not null,
  admin boolean not null,
  disabled boolean not null,
  created_at timestamptz not null,
  constraint organizers_email unique (email)
);

create table customers (
  id uuid primary key,
  email text,
  name text,
  password_hash text,
  email_verified boolean not null,
  session_epoch integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  constraint customers_email_unless_deleted check (email is not null or deleted_at is not null)
);

create unique index customers_email on customers (email) where deleted_at is null;

create table events (
  id uuid primary key,
  organizer_id uuid not null references organizers (id),
  status text not null
    constraint events_status check (status in ('DRAFT', 'ACTIVE', 'PAUSED', 'ENDED', 'CANCELLED')),
  version bigint not null,
  name text not null,
  description text,
  venue text,
  starts_at timestamptz,
  ends_at timestamptz,
  sale_start timestamptz not null,
  sale_end timestamptz not null,
  currency text not null constraint events_currency check (currency ~ '^[A-Z]{3}$'),
  admission_window_ms bigint not null check (admission_window_ms > 0),
  claim_ttl_ms bigint not null check (claim_ttl_ms > 0),
  max_units_per_claim integer not null check (max_units_per_claim > 0),
  admissions_per_minute integer check (admissions_per_minute > 0),
  max_active integer check (max_active > 0),
  over_admission double precision not null check (over_admission between 1 and 10),
  max_extensions integer not null check (max_extensions >= 0),
  waiting_ttl_ms bigint not null check (waiting_ttl_ms > 0),
  max_payment_attempts integer not null check (max_payment_attempts > 0),
  paused_at timestamptz,
  cancel_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint events_sale_window check (sale_start < sale_end),
  constraint events_paused_at check ((status = 'PAUSED') = (paused_at is not null)),
  constraint events_cancel_reason check ((status = 'CANCELLED') = (cancel_reason is not null))
);

create index events_organizer on events (organizer_id);
create index events_live on events (sale_end) where status in ('ACTIVE', 'PAUSED');
create index events_starts_at on events (starts_at, id);

create table tiers (
  id uuid primary key,
  event_id uuid not null references events (id) on delete cascade,
  position integer not null,
  name text not null,
  seating text not null constraint tiers_seating check (seating in ('GENERAL', 'RESERVED')),
  capacity integer not null check (capacity > 0),
  price_minor bigint not null check (price_minor >= 0),
  constraint tiers_of_event unique (event_id, id),
  constraint tiers_name unique (event_id, name) deferrable
);

-- One row per event: the lock under which its line changes, and what the next change needs to know.
create table lines (
  event_id uuid primary key references events (id) on delete cascade,
  rev bigint not null check (rev >= 0),
  next_number bigint not null check (next_number > 0),
  last_at timestamptz not null,
  last_tick_at timestamptz
) with (fillfactor = 50);

create table line_changes (
  event_id uuid not null references lines (event_id) on delete cascade,
  rev bigint not null,
  at timestamptz not null,
  joined bigint[] not null,
  gone bigint[] not null,
  primary key (event_id, rev)
);

create index line_changes_at on line_changes (at);

-- References the line, not the event: whoever joins has locked the line already, and so does not
-- reach back for a row that comes before it in the lock order.
create table queue_entries (
  id uuid primary key,
  event_id uuid not null references lines (event_id),
  customer_id uuid not null,
  number bigint not null,
  place bigint not null,
  status text not null
    constraint queue_entries_status
      check (status in ('WAITING', 'ADMITTED', 'COMPLETED', 'ABANDONED', 'EXPIRED')),
  joined_at timestamptz not null,
  admitted_at timestamptz,
  admitted_until timestamptz,
  admitted_under_rate integer,
  extensions integer not null default 0 check (extensions >= 0),
  finished_at timestamptz,
  constraint queue_entries_number unique (event_id, number),
  constraint queue_entries_admission check ((admitted_at is null) = (admitted_until is null)),
  constraint queue_entries_admitted check (
    case status
      when 'WAITING' then admitted_at is null
      when 'ADMITTED' then admitted_at is not null
      when 'COMPLETED' then admitted_at is not null
      else true
    end),
  constraint queue_entries_finished
    check ((status in ('WAITING', 'ADMITTED')) = (finished_at is null)),
  constraint queue_entries_extensions check (extensions = 0 or admitted_at is not null)
);

create unique index queue_entries_one_live on queue_entries (event_id, customer_id)
  where status in ('WAITING', 'ADMITTED');
create unique index queue_entries_head on queue_entries (event_id, place) where status = 'WAITING';
create index queue_entries_waiting_since on queue_entries (event_id, joined_at)
  where status = 'WAITING';
create index queue_entries_running on queue_entries (event_id, admitted_until)
  where status = 'ADMITTED';
create index queue_entries_admissions on queue_entries (event_id, admitted_at)
  where admitted_at is not null;
create index queue_entries_latest on queue_entries (event_id, customer_id, number desc);

create table claims (
  id uuid primary key,
  event_id uuid not null references events (id),
  customer_id uuid not null,
  entry_id uuid not null references queue_entries (id),
  status text not null
    constraint claims_status check (status in ('CLAIMED', 'CONFIRMED', 'RELEASED', 'REFUNDED')),
  release_reason text
    constraint claims_release_reason
      check (release_reason in ('EXPIRED', 'CUSTOMER', 'PAYMENT_FAILED', 'EVENT_CANCELLED')),
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  released_at timestamptz,
  refunded_at timestamptz,
  constraint claims_entry_once unique (entry_id),
  constraint claims_of_event unique (event_id, id),
  constraint claims_released check (
    (status = 'RELEASED') = (release_reason is not null)
    and (status <> 'RELEASED' or released_at is not null)),
  constraint claims_confirmed check (status <> 'CONFIRMED' or confirmed_at is not null),
  constraint claims_refunded check ((status = 'REFUNDED') = (refunded_at is not null))
);

create unique index claims_one_live on claims (event_id, customer_id)
  where status in ('CLAIMED', 'CONFIRMED');
create index claims_of_customer on claims (customer_id, created_at desc, id);
create index claims_listed on claims (event_id, created_at desc, id);
create index claims_due on claims (expires_at) where status = 'CLAIMED';

-- What a claim held, as it was then: no foreign key to units, which may go when capacity shrinks.
create table claim_units (
  claim_id uuid not null references claims (id),
  position integer not null,
  unit_id uuid not null,
  label text not null,
  tier_id uuid not null,
  price_minor bigint not null check (price_minor >= 0),
  primary key (claim_id, position),
  constraint claim_units_once unique (claim_id, unit_id)
);

-- One row per ticket. Overselling would need one row to be two rows.
create table units (
  event_id uuid not null,
  unit_no integer not null,
  unit_id uuid not null,
  tier_id uuid not null,
  section text,
  seat_row text,
  number text not null,
  price_minor bigint not null check (price_minor >= 0),
  state text not null constraint units_state check (state in ('FREE', 'HELD', 'SOLD')),
  claim_id uuid,
  primary key (event_id, unit_no),
  constraint units_id unique (unit_id),
  constraint units_tier_of_event foreign key (event_id, tier_id) references tiers (event_id, id),
  constraint units_claim_of_event foreign key (event_id, claim_id) references claims (event_id, id),
  constraint units_free_or_claimed check ((state = 'FREE') = (claim_id is null)),
  constraint units_seat check ((section is null) = (seat_row is null))
);

create unique index units_seat on units (event_id, section, seat_row, number)
  where section is not null;
create index units_free on units (event_id, tier_id, unit_no) where state = 'FREE';
create index units_claim on units (claim_id) where claim_id is not null;

create table payments (
  id uuid primary key,
  claim_id uuid not null references claims (id),
  attempt integer not null check (attempt > 0),
  reference text not null,
  status text not null
    constraint payments_status
      check (status in
        ('INITIALIZING', 'PENDING', 'UNRESOLVED', 'SUCCEEDED', 'FAILED', 'REFUNDED')),
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  method text
    constraint payments_method check (method in ('CARD', 'BANK_TRANSFER', 'E_WALLET')),
  external_id text,
  authorization_url text,
  failure_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint payments_reference unique (reference),
  constraint payments_attempt unique (claim_id, attempt),
  constraint payments_of_claim unique (claim_id, id),
  constraint payments_failure check ((status = 'FAILED') = (failure_reason is not null))
);

create unique index payments_one_live on payments (claim_id)
  where status in ('INITIALIZING', 'PENDING', 'UNRESOLVED');
create index payments_stale on payments (updated_at, id)
  where status in ('INITIALIZING', 'PENDING', 'UNRESOLVED');

alter table claims
  add constraint claims_confirmed_by foreign key (id, confirmed_by)
    references payments (claim_id, id);

create table refunds (
  id uuid primary key,
  payment_id uuid not null references payments (id),
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  reason text not null,
  status text not null
    constraint refunds_status check (status in ('PENDING', 'SUCCEEDED', 'FAILED')),
  tries integer not null check (tries >= 0),
  due_at timestamptz not null,
  failure_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint refunds_once unique (payment_id),
  constraint refunds_failure check ((status = 'FAILED') = (failure_reason is not null))
);

create index refunds_due on refunds (due_at, id) where status = 'PENDING';

create table webhook_inbox (
  id bigint generated always as identity primary key,
  gateway text not null,
  body bytea not null,
  sha256 bytea not null generated always as (sha256(body)) stored,
  received_at timestamptz not null,
  due_at timestamptz not null,
  tries integer not null default 0 check (tries >= 0),
  last_error text,
  processed_at timestamptz,
  outcome text,
  constraint webhook_inbox_once unique (sha256),
  constraint webhook_inbox_processed check ((processed_at is null) = (outcome is null))
);

create index webhook_inbox_pending on webhook_inbox (id) where processed_at is null;

create table signing_keys (
  kid text primary key,
  public_jwk text not null,
  private_jwk text not null,
  encrypted boolean not null,
  created_at timestamptz not null
);

-- How a unit is called on a ticket. A general place is named by its tier, a seat by where it is.
create function unit_label(tier_name text, section text, seat_row text, number text)
returns text language sql immutable parallel safe
return case
  when section is null then tier_name || ' ' || number
  else 'Section ' || section || ', Row ' || seat_row || ', Seat ' || number
end;

-- An event with its tiers, in their order: what is read back as one value.
create view event_records as
select e.*, t.tier_ids, t.tier_names, t.tier_seatings, t.tier_capacities, t.tier_prices
from events e
cross join lateral (
  select
    array_agg(id order by position) as tier_ids,
    array_agg(name order by position) as tier_names,
    array_agg(seating order by position) as tier_seatings,
    array_agg(capacity order by position) as tier_capacities,
    array_agg(price_minor order by position) as tier_prices
  from tiers
  where event_id = e.id
) t;

-- A claim with what it held: what is read back as one value.
create view claim_records as
select c.*, u.unit_ids, u.unit_labels, u.unit_tiers, u.unit_prices
from claims c
cross join lateral (
  select
    array_agg(unit_id order by position) as unit_ids,
    array_agg(label order by position) as unit_labels,
    array_agg(tier_id order by position) as unit_tiers,
    array_agg(price_minor order by position) as unit_prices
  from claim_units
  where claim_id = c.id
) u;

-- An entry and, once it led to one, its claim.
create view entry_records as
select e.*, c.id as claim_id
from queue_entries e
left join claims c on c.entry_id = e.id and e.status = 'COMPLETED';
