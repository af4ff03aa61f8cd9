-- The theatre's own tables, by its own migrations, beside FairQueue's schema.
create table shows (
  id uuid primary key,
  title text not null,
  stage text not null
);

create table bookings (
  claim uuid primary key,
  show uuid not null references shows,
  seats integer not null,
  amount_minor bigint not null,
  currency text not null,
  booked_at timestamptz not null
);

-- What was heard already: a fact may be told twice, and has one effect.
create table heard (message uuid primary key);
