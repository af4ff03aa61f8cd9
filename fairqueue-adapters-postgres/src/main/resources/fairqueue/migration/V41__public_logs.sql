-- What the rows of a line say to everybody: leaves in a tree whose root is signed. A log follows its line;
-- nothing that is in it is ever changed.

create table public_logs (
  event_id uuid primary key references events on delete cascade,
  -- Rises where a failover may have lost what somebody has read: then it begins again under another name.
  epoch integer not null default 0 check (epoch >= 0),
  origin text not null,
  -- The history of the database that wrote it last.
  history text not null,
  size bigint not null default 0,
  -- The last row of the line that is in it, and that row's hash.
  rev bigint not null default 0,
  line_hash bytea not null,
  -- The row by which this epoch began.
  recovered_rev bigint
);

create table log_origins (
  event_id uuid not null references public_logs on delete cascade,
  epoch integer not null,
  origin text not null,
  primary key (event_id, epoch)
);

-- One row per leaf. Where it tells of fans who came, the first one's number.
create table log_leaves (
  event_id uuid not null references public_logs on delete cascade,
  epoch integer not null,
  index bigint not null,
  rev bigint not null,
  first_number bigint,
  leaf bytea not null,
  primary key (event_id, epoch, index)
);
create index log_leaves_arrivals on log_leaves (event_id, epoch, first_number)
  where first_number is not null;

-- At most 256 hashes of a level of the tree; those at its right edge grow.
create table log_tiles (
  event_id uuid not null references public_logs on delete cascade,
  epoch integer not null,
  level smallint not null,
  index bigint not null,
  hashes bytea not null,
  primary key (event_id, epoch, level, index)
) with (fillfactor = 50);
alter table log_tiles alter column hashes set storage external;

-- No size has ever two roots.
create table log_checkpoints (
  event_id uuid not null references public_logs on delete cascade,
  epoch integer not null,
  size bigint not null,
  root bytea not null,
  note text not null,
  at timestamptz not null,
  primary key (event_id, epoch, size)
);
create index log_checkpoints_at on log_checkpoints (at);

-- The few rows of a line that change nothing in it are found by what they tell.
create index line_log_facts on line_log (event_id, kind, rev) where kind >= 32;

-- Events whose lines may still go on a little.
create index events_over on events (updated_at) where status in ('ENDED', 'CANCELLED');

-- Which history this database is in: another one after a failover, a restore, or a move to another server. One
-- that does not tell has a single history, as far as anybody knows.
create function database_history()
returns text language plpgsql stable as $$
begin
  return (select cast(system_identifier as text) from pg_control_system())
    || ':' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8);
exception
  when insufficient_privilege or feature_not_supported or undefined_function then
    return 'one';
end
$$;

do $$
begin
  execute format('alter function database_history() set search_path = %I, pg_temp', current_schema());
end
$$;
