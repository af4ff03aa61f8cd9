-- The line is a log: one row for all who come at once, and nothing is ever changed or taken away. What an
-- admitted fan has is a row of its own, from the admission on. The rows of before are moved by V15.

-- What happened in each line, in order. Columns as in io.fairqueue.line.LineRow and RowContent; the hash
-- ties each row to all before it.
create table line_log (
  event_id uuid not null,
  rev bigint not null check (rev > 0),
  at timestamptz not null,
  kind smallint not null,
  first_number bigint not null,
  fans uuid[] not null,
  gone integer[] not null,
  admitted integer not null check (admitted >= 0),
  entry_ids uuid[] not null,
  data bytea not null,
  nonce bigint not null,
  hash bytea not null,
  primary key (event_id, rev)
) with (toast_tuple_target = 8160);

-- A row of 490 fans fills a page. Compressing costs more than it saves: ids are random.
alter table line_log alter column fans set storage plain;
alter table line_log alter column gone set storage external;

-- The rate counts one row per round of admissions.
create index line_log_admissions on line_log (event_id, at) include (admitted) where admitted > 0;

-- A line whose sale is over is done with if nobody came after the last of these.
create index line_log_closed on line_log (event_id, rev) where kind = 13;

-- The hash of a line's last row; empty until V15 or V16 says what the first one follows.
alter table lines add column last_hash bytea not null default '';

-- The rest of an entry's id is its number (io.fairqueue.line.EntryIds).
alter table events add column entry_tag uuid;
create unique index events_entry_tag on events (entry_tag);

-- A fan's admission, from its beginning on. Ends are in the sale's time, which stands still in a pause
-- (sale_time): so nothing is to be moved when a sale goes on.
create table admissions (
  event_id uuid not null,
  number bigint not null,
  entry_id uuid not null,
  customer_id uuid not null,
  joined_at timestamptz not null,
  admitted_at timestamptz not null,
  admitted_until timestamptz not null,
  admitted_under_rate integer,
  extensions integer not null default 0 check (extensions >= 0),
  ended_at timestamptz,
  ended_how text
    constraint admissions_ended_how check (ended_how in ('USED', 'GIVEN_UP', 'LAPSED', 'CLOSED')),
  claim_id uuid,
  primary key (event_id, number),
  constraint admissions_end check ((ended_at is null) = (ended_how is null)),
  constraint admissions_claim check (claim_id is null or ended_how = 'USED')
);

-- One admission per fan that isn't over; it is found by its fan.
create unique index admissions_running on admissions (event_id, customer_id) where ended_at is null;
create index admissions_due on admissions (event_id, admitted_until) where ended_at is null;
create index admissions_unclaimed on admissions (event_id, ended_how)
  where ended_at is not null and claim_id is null;

-- Whether an admission may be used at a moment of the sale's time. Said here alone: statements find an
-- admission by its key, lock it, and ask this of what it is then.
create function admission_is_good(admission admissions, clock timestamptz)
returns boolean language sql immutable parallel safe
return admission.ended_at is null and admission.admitted_until > clock;

-- The admission that a claim used up; null for claims from before the log.
alter table claims add column number bigint;

-- The sale's time at a moment: without all paused time before it. Pauses that overlap count once. All in
-- whole milliseconds, as in io.fairqueue.line.SaleTime, which this has to agree with.
create function sale_time(event uuid, wall timestamptz)
returns timestamptz language sql stable parallel safe
return date_trunc('milliseconds', wall) - coalesce(
  (
    select sum(upper(pause) - lower(pause))
    from (
      select
        unnest(
          range_agg(
            tstzrange(began_at, least(ended_at, date_trunc('milliseconds', wall))))) as pause
      from (
        select
          date_trunc('milliseconds', began_at) as began_at,
          date_trunc('milliseconds', ended_at) as ended_at
        from event_pauses
        where event_id = event
        union all
        select date_trunc('milliseconds', paused_at), 'infinity'
        from events
        where id = event
          and paused_at is not null
      ) spans
      where began_at < ended_at
        and began_at < wall
    ) pauses
  ),
  interval '0');

-- The first moment at which the sale's time is this one, by the pauses that are over.
create function wall_time(event uuid, sale timestamptz)
returns timestamptz language sql stable parallel safe
return sale + coalesce(
  (
    select sum(length)
    from (
      select
        upper(pause) - lower(pause) as length,
        lower(pause)
          - coalesce(
            sum(upper(pause) - lower(pause)) over (
              order by lower(pause)
              rows between unbounded preceding and 1 preceding),
            interval '0') as began
      from (
        select
          unnest(
            range_agg(
              tstzrange(
                date_trunc('milliseconds', began_at),
                date_trunc('milliseconds', ended_at)))) as pause
        from event_pauses
        where event_id = event
          and began_at < ended_at
      ) pauses
    ) spans
    where began < sale
  ),
  interval '0');

-- Where an entry came from, and when its fan was last seen: by its number.
alter table entry_origins rename to entry_origins_before;
alter index entry_origins_pkey rename to entry_origins_before_pkey;
create table entry_origins (
  event_id uuid not null references events on delete cascade,
  origin uuid not null,
  number bigint not null,
  primary key (event_id, origin, number)
);
alter table entry_presence rename to entry_presence_before;
alter index entry_presence_pkey rename to entry_presence_before_pkey;
create table entry_presence (
  event_id uuid not null references events on delete cascade,
  number bigint not null,
  seen_at timestamptz not null,
  primary key (event_id, number)
);
