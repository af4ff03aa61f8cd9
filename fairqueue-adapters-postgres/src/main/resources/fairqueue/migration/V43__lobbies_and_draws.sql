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

-- Who ever came, by the log, and whether to a lobby.
create or replace view line_fans as
select
  l.event_id,
  l.rev,
  l.first_number + f.ord - 1 as number,
  f.customer_id,
  l.at as joined_at,
  null::integer as state,
  null::uuid as entry_id,
  l.kind = 2 as in_lobby
from line_log l
cross join lateral unnest(l.fans) with ordinality as f (customer_id, ord)
where l.kind in (1, 2)
union all
select
  l.event_id,
  l.rev,
  l.first_number + f.ord - 1 as number,
  f.customer_id,
  g.joined_at,
  g.state,
  f.entry_id,
  false as in_lobby
from line_log l
cross join lateral unnest(l.fans, l.entry_ids) with ordinality as f (customer_id, entry_id, ord)
join lateral genesis_fans(l.data) g on g.ord = f.ord
where l.kind = 14;

create or replace view queue_entries as
select
  f.event_id,
  f.number,
  f.customer_id,
  case
    when a.ended_how = 'USED' then 'COMPLETED'
    when a.ended_how = 'GIVEN_UP' then 'ABANDONED'
    when a.ended_how is not null then 'EXPIRED'
    when g.kind in (5, 7) or g.kind is null and f.state in (3, 5) then 'ABANDONED'
    when g.kind = 6 or g.kind is null and f.state = 4 or c.at is not null then 'EXPIRED'
    when a.number is not null or g.kind in (8, 9) then 'ADMITTED'
    when f.in_lobby and p.number is null then 'LOBBY'
    else 'WAITING'
  end as status,
  f.joined_at,
  a.admitted_at,
  case when a.number is not null then wall_time(a.event_id, a.admitted_until) end as admitted_until,
  case
    when a.number is not null then coalesce(a.ended_at, c.at)
    when g.kind in (5, 6, 7) then g.at
    when f.state is null or f.state < 3 then c.at
  end as ended_at,
  a.claim_id
from line_fans f
left join admissions a on a.event_id = f.event_id and a.number = f.number
left join (
  select distinct on (l.event_id, n.number) l.event_id, n.number, l.kind, l.at
  from line_log l
  cross join lateral unnest(l.gone) n (number)
  where l.kind between 5 and 11
  order by l.event_id, n.number, l.rev desc
) g on g.event_id = f.event_id and g.number = f.number
left join (
  select l.event_id, n.number
  from line_log l
  cross join lateral unnest(l.gone) n (number)
  where l.kind = 4
    and n.number > 0
) p on p.event_id = f.event_id and p.number = f.number
left join (
  select event_id, array_agg(rev) as revs, array_agg(at) as ats
  from line_log
  where kind = 13
  group by event_id
) k on k.event_id = f.event_id
left join lateral (
  select min(k.at) as at
  from unnest(k.revs, k.ats) k (rev, at)
  where k.rev > f.rev
) c on true
where f.customer_id <> '00000000-0000-0000-0000-000000000000' or a.number is not null;
