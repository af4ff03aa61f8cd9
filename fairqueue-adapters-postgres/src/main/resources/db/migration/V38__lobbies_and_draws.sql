-- Lobbies before sales, and the draws that give their fans places. Columns may be null, tables are new: so a
-- node of the release before goes on beside this one, with events that have no lobby.
alter table events
  add column lobby_opens_at timestamptz,
  add column lobby_method text constraint events_lobby_method check (lobby_method in ('RANDOM', 'ARRIVAL')),
  add column lobby_lead_ms bigint,
  -- By which entries become leaves that strangers can't name; as it is sealed.
  add column draw_secret text,
  add constraint events_lobby check (
    (lobby_opens_at is null) = (lobby_method is null) and (lobby_opens_at is null) = (lobby_lead_ms is null));

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

create table draws (
  event_id uuid primary key references events on delete cascade,
  state text not null constraint draws_state check (state in ('GATHERING', 'CLOSED', 'DRAWN', 'PLACING', 'OPEN')),
  method text not null constraint draws_method check (method in ('RANDOM', 'ARRIVAL')),
  closes_at timestamptz not null,
  lead_ms bigint not null,
  -- Hash, public key, genesis, period and scheme of the beacon that decides; null where none does.
  chain text,
  round bigint not null,
  server_seed_hash bytea not null,
  list_count integer,
  list_root bytea,
  list_sha256 bytea,
  -- What has decided: the beacon's signature, or the server's own seed and why.
  signature bytea,
  server_seed bytea,
  reason text,
  order_root bytea,
  placed integer not null,
  opened_at timestamptz
);

create index draws_unfinished on draws (closes_at) where state <> 'OPEN';
