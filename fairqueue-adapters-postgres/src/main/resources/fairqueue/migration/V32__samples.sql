-- The figures of events over time. What only grows is counted from the beginning, so that any rate is a
-- difference and nothing is to be added up. A row is there where something changed.
create table line_samples (
  event_id uuid not null references events on delete cascade,
  at timestamptz not null,
  waiting bigint not null,
  admitted bigint not null,
  joined_total bigint not null,
  admitted_total bigint not null,
  left_total bigint not null,
  expired_total bigint not null,
  free bigint not null,
  held bigint not null,
  sold bigint not null,
  confirmed_total bigint not null,
  captured_minor bigint not null,
  refunded_minor bigint not null,
  -- In seconds; null while nobody was admitted.
  wait_p50 double precision,
  wait_p90 double precision,
  primary key (event_id, at)
);

-- For forgetting.
create index line_samples_at on line_samples (at);

-- One row: who writes samples has its lock. Not on lines, which are busy.
create table sampling (
  one boolean primary key default true constraint sampling_one check (one),
  last_at timestamptz not null,
  -- What is older has one sample a minute.
  thinned_until timestamptz not null
);

insert into sampling (last_at, thinned_until)
values ('2000-01-01T00:00:00Z', '2000-01-01T00:00:00Z');
