-- What draws keep secret. By which entries of public lists are named is erased some time after an event, and never
-- made again; a node of the release before can't make one either. What was listed by it stays, without a name.
-- And an organizer's own part of what decides where no beacon can be had: its hash since before the event was
-- announced, itself when it is used.
alter table events
  add column draw_secret_erased boolean not null default false,
  add column organizer_seed_hash bytea,
  add constraint events_draw_secret check (draw_secret is null or not draw_secret_erased);

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

create index events_nameable on events (sale_end)
  where draw_secret is not null and status in ('ENDED', 'CANCELLED');

-- The leaves of those who came by one row of a line, by number, one behind the other.
create table archived_leaves (
  event_id uuid not null references events on delete cascade,
  first_number bigint not null,
  leaves bytea not null,
  primary key (event_id, first_number)
);

alter table draws
  add column organizer_seed_hash bytea,
  add column organizer_seed bytea;
