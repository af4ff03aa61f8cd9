-- Purpose: what the usual ticket shop has: a counter per event or a row per ticket, and its claims.
-- Parameters: none.
create table shop_events (
  id integer primary key,
  available integer not null check (available >= 0)
);

create table shop_units (
  id integer primary key,
  state text not null,
  claim_id uuid
);

create index shop_units_free on shop_units (id) where state = 'FREE';

create table shop_claims (
  id uuid primary key,
  event_id integer not null,
  customer_id uuid not null,
  status text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  unique (event_id, customer_id)
);

insert into shop_events (id, available) values (1, 1000000000)
