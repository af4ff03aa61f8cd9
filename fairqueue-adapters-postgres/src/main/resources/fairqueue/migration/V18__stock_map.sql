-- What is held is a row, what is free is a bit. A unit used to be a row of its own, with four index
-- entries to change at each hold, and two more where its claim kept it. Now the claim's copy is the
-- truth, "live" until the unit may be sold again, and one live copy per unit is a unique index; which
-- units nobody has is told by bits, a thousand in a row.

-- A tier's number in its event. A unit's number is made of it and of the unit's number in its tier.
alter table tiers add column slot integer;

update tiers t
set slot = n.slot
from (
  select id, row_number() over (partition by event_id order by position) - 1 as slot
  from tiers
) n
where n.id = t.id;

alter table tiers
  alter column slot set not null,
  add constraint tiers_slot unique (event_id, slot),
  add constraint tiers_slots check (slot between 0 and 2046);

-- Units keep what they are called: a place its number in its tier.
alter table units add column place_no integer;

update units u
set place_no = n.slot << 20 | n.number
from (
  select
    u.event_id,
    u.unit_no,
    t.slot,
    case
      when u.section is null then cast(u.number as integer)
      else cast(row_number() over (partition by u.tier_id order by u.unit_no) as integer)
    end as number
  from units u
  join tiers t on t.id = u.tier_id
) n
where u.event_id = n.event_id
  and u.unit_no = n.unit_no;

-- Null where the unit is gone: capacities shrink.
alter table claim_units
  add column event_id uuid,
  add column unit_no integer,
  add column live boolean not null default false;

update claim_units k
set
  event_id = c.event_id,
  unit_no = u.place_no,
  live = coalesce(u.claim_id = k.claim_id, false)
from claims c, claim_units m
left join units u on u.unit_id = m.unit_id
where c.id = m.claim_id
  and k.claim_id = m.claim_id
  and k.unit_id = m.unit_id;

alter table claim_units
  alter column event_id set not null,
  alter column live drop default,
  add constraint claim_units_live check (unit_no is not null or not live);

-- Overselling would need two rows with one key.
create unique index claim_units_once_live on claim_units (event_id, unit_no) where live;

-- The units of a tier, 1,024 in a row, by their numbers: bit n of byte n / 8, the lowest first. Bits of
-- "stock" are the units that are for sale, whoever has them; bits of "free" those of them that nobody
-- has. Derived, but for the places in "stock": made again from claim_units and seats if need be. Room is
-- left beside each row for its next versions, and no index has what changes.
create table unit_blocks (
  event_id uuid not null,
  block integer not null,
  tier_id uuid not null,
  stock bytea not null constraint unit_blocks_stock check (octet_length(stock) = 128),
  free bytea not null constraint unit_blocks_free check (octet_length(free) = 128),
  free_count integer not null,
  primary key (event_id, block),
  constraint unit_blocks_counted check (free_count = bit_count(free)),
  constraint unit_blocks_tier_of_event foreign key (event_id, tier_id)
    references tiers (event_id, id) on delete cascade
) with (fillfactor = 40);

insert into unit_blocks (event_id, block, tier_id, stock, free, free_count)
select
  event_id,
  block,
  tier_id,
  string_agg(set_byte('\x00', 0, stock), '' order by byte),
  string_agg(set_byte('\x00', 0, free), '' order by byte),
  sum(free_units)
from (
  select
    b.event_id,
    b.block,
    b.tier_id,
    g.byte,
    cast(coalesce(sum(1 << (u.place_no & 7)) filter (where u.state <> 'BLOCKED'), 0) as integer) as stock,
    cast(coalesce(sum(1 << (u.place_no & 7)) filter (where u.state = 'FREE'), 0) as integer) as free,
    count(*) filter (where u.state = 'FREE') as free_units
  from (select distinct event_id, tier_id, place_no >> 10 as block from units) b
  cross join generate_series(0, 127) as g (byte)
  left join units u
    on u.event_id = b.event_id
    and u.place_no >> 10 = b.block
    and (u.place_no & 1023) >> 3 = g.byte
  group by b.event_id, b.block, b.tier_id, g.byte
) bytes
group by event_id, block, tier_id;

-- What is left of the units: seats, and what never changes by a sale. A price is null where it is the
-- tier's.
delete from units where section is null;

alter table units rename to seats;
alter table seats drop constraint units_pkey;
drop index units_free;
update seats set unit_no = place_no;

alter table seats
  add column blocked boolean not null default false,
  alter column price_minor drop not null;

update seats s
set
  blocked = s.state = 'BLOCKED',
  price_minor = nullif(s.price_minor, t.price_minor)
from tiers t
where t.id = s.tier_id;

alter table seats
  drop column place_no,
  drop column state,
  drop column claim_id,
  alter column blocked drop default,
  alter column section set not null,
  alter column seat_row set not null,
  alter column row_key set not null,
  alter column seat_key set not null,
  alter column row_order set not null,
  alter column seat_order set not null,
  drop constraint units_seat,
  add constraint seats_pkey primary key (event_id, unit_no);
alter table seats rename constraint units_id to seats_id;
alter table seats rename constraint units_tier_of_event to seats_tier_of_event;
drop index units_seat;
create unique index seats_once on seats (event_id, row_key, seat_key);

drop function unit_uuid;
drop function unit_label;

-- A seat, what it costs or was held for, and where it is.
create view seat_states as
select
  s.event_id,
  s.unit_no,
  s.unit_id,
  s.tier_id,
  s.section,
  s.seat_row,
  s.number,
  coalesce(k.price_minor, s.price_minor, t.price_minor) as price_minor,
  s.row_order,
  s.seat_order,
  case
    when c.status = 'CLAIMED' then 'HELD'
    when k.live then 'SOLD'
    when s.blocked then 'BLOCKED'
    else 'FREE'
  end as state
from seats s
join tiers t on t.id = s.tier_id
left join claim_units k on k.event_id = s.event_id and k.unit_no = s.unit_no and k.live
left join claims c on c.id = k.claim_id;

-- A fan may have several claims of one event, each by an admission of its own.
drop index claims_one_live;
create unique index claims_one_live on claims (customer_id, event_id, number)
  where status in ('CLAIMED', 'CONFIRMED');

alter table claims drop constraint claims_release_reason;
alter table claims
  add constraint claims_release_reason check (
    release_reason in ('EXPIRED', 'CUSTOMER', 'PAYMENT_FAILED', 'EVENT_CANCELLED', 'REPLACED'));

-- A sale goes back in parts: a refund is of units, none where the money sold nothing. A claim says that it
-- was asked back as soon as none of its tickets is good.
alter table refunds add column units uuid[] not null default '{}';

update refunds r
set units = k.units
from claims c
join (
  select claim_id, array_agg(unit_id order by position) as units
  from claim_units
  group by claim_id
) k on k.claim_id = c.id
where c.confirmed_by = r.payment_id
  and r.capture is null;

drop index refunds_once;
create unique index refunds_once on refunds (payment_id, coalesce(capture, '')) where units = '{}';
create index refunds_of_payment on refunds (payment_id);

-- Whether an event sells, as the line and the holds ask.
create view sales as
select
  events.id,
  status,
  version,
  sale_start,
  least(sale_end, ends_at) as sale_end,
  ends_at,
  paused_at,
  currency,
  max_units_per_claim,
  max_claims_per_fan,
  tiers.ids as tier_ids,
  tiers.slots as tier_slots,
  tiers.names as tier_names,
  tiers.prices as tier_prices,
  tiers.reserved as tiers_reserved,
  pauses.began_ms as pauses_began_ms,
  pauses.ended_ms as pauses_ended_ms
from events
cross join lateral (
  select
    coalesce(array_agg(cast(floor(extract(epoch from began_at) * 1000) as bigint)), '{}') as began_ms,
    coalesce(array_agg(cast(floor(extract(epoch from ended_at) * 1000) as bigint)), '{}') as ended_ms
  from event_pauses
  where event_id = events.id
) pauses
cross join lateral (
  select
    array_agg(t.id order by t.position) as ids,
    array_agg(t.slot order by t.position) as slots,
    array_agg(t.name order by t.position) as names,
    array_agg(t.price_minor order by t.position) as prices,
    array_agg(t.seating = 'RESERVED' order by t.position) as reserved
  from tiers t
  where t.event_id = events.id
) tiers;
