-- What organizers say of their events: where the clock hangs, why a sale is paused, and which edition of
-- an event somebody looked at. Whether the clock ended a sale: such a one may be opened again.
alter table events
  add column edition bigint not null default 0,
  add column time_zone text,
  add column pause_reason text,
  add column ended_by_clock boolean not null default false;

-- Sales that the clock ended before it wrote so: nobody ended one after its own end.
update events
set ended_by_clock = true
where status = 'ENDED'
  and updated_at >= least(sale_end, ends_at);

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

-- Seats of real halls. A seat may be kept from sale; and what it is compared and ordered by is written
-- beside its label: the code makes it (io.fairqueue.domain.SeatPlace). For seats that are there already
-- case, and the order they had, must do.
alter table units drop constraint units_state;
alter table units drop constraint units_free_or_claimed;
alter table units
  add constraint units_state check (state in ('FREE', 'HELD', 'SOLD', 'BLOCKED')),
  add constraint units_free_or_claimed check ((state in ('FREE', 'BLOCKED')) = (claim_id is null));

alter table units
  add column row_key text collate "C",
  add column seat_key text collate "C",
  add column row_order text collate "C",
  add column seat_order text collate "C",
  add column seat_ordinal integer;

update units
set
  row_key = upper(section) || chr(31) || upper(seat_row),
  seat_key = upper(number),
  row_order = lpad(section, 50) || lpad(seat_row, 20),
  seat_order = lpad(number, 20),
  seat_ordinal = case when number ~ '^[0-9]{1,9}$' then cast(number as integer) end
where section is not null;

-- Two that differed by case only stay two.
update units u
set seat_key = u.seat_key || chr(31) || u.unit_no
from (
  select
    event_id,
    unit_no,
    row_number() over (partition by event_id, row_key, seat_key order by unit_no) as nth
  from units
  where section is not null
) n
where n.nth > 1
  and u.event_id = n.event_id
  and u.unit_no = n.unit_no;

-- One index for one: holds pay for each.
drop index units_seat;
create unique index units_seat on units (event_id, row_key, seat_key) where row_key is not null;
