-- Keys and sessions that end. Each new column has a default or may be null, so a node of the release
-- before goes on beside this one; what it reads of a revoked key or an ended session it can't know.

-- What a key is for, and from when on it counts no more.
alter table signing_keys
  add column use text not null default 'token'
    constraint signing_keys_use check (use in ('token', 'session')),
  add column revoked_at timestamptz;

-- A session counts if it was made under its account's epoch, or is the one that was kept when the
-- epoch was raised: who changes the password stays.
alter table customers add column kept_session uuid;
alter table organizers
  add column session_epoch integer not null default 0,
  add column kept_session uuid;

-- Sessions that were ended one by one, until their tokens are over.
create table ended_sessions (
  session uuid primary key,
  ended_at timestamptz not null,
  expires_at timestamptz not null
);

create index ended_sessions_ended on ended_sessions (ended_at);
create index ended_sessions_over on ended_sessions (expires_at);

-- What fans tell of themselves.
alter table customers
  add column locale text,
  add column photo_url text;

-- Accounts that ended, by deletion or by an operator. What they hold is taken back until nothing that
-- was under way at their end can come any more.
alter table customers
  add column disabled_at timestamptz,
  add column holdings_looked_at timestamptz,
  add column holdings_ended boolean not null default false;

create index customers_holding on customers (id)
  where (deleted_at is not null or disabled_at is not null) and not holdings_ended;
