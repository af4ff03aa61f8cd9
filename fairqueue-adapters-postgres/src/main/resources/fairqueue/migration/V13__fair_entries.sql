-- Who may join a line, and whose turn it is when a fan is gone.
alter table events
  add column presence_ms bigint not null default 0
    constraint events_presence check (presence_ms >= 0),
  add column verified_mail_only boolean not null default false,
  add column max_entries_per_mailbox integer
    constraint events_max_entries_per_mailbox check (max_entries_per_mailbox > 0),
  add column max_entries_per_network integer
    constraint events_max_entries_per_network check (max_entries_per_network > 0);

-- Where an entry came from, in events that limit that: a digest of event and mailbox, or of event and
-- network, so that nothing is learned from it but who is the same.
create table entry_origins (
  event_id uuid not null references events on delete cascade,
  origin uuid not null,
  entry_id uuid not null,
  primary key (event_id, origin, entry_id)
);

-- When a fan was last seen, in events that pass over who is gone; may be forgotten.
create table entry_presence (
  entry_id uuid primary key,
  event_id uuid not null references events on delete cascade,
  seen_at timestamptz not null
);

-- From when until when a fan was passed over.
create table entry_absences (
  entry_id uuid not null,
  event_id uuid not null references events on delete cascade,
  began_at timestamptz not null,
  ended_at timestamptz,
  primary key (entry_id, began_at),
  constraint entry_absences_order check (ended_at >= began_at)
);
create unique index entry_absences_open on entry_absences (entry_id) where ended_at is null;

-- The view names its columns once and for all.
drop view event_records;
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
