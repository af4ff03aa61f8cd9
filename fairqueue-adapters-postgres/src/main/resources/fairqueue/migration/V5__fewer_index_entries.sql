-- What a join, an admission and a hold write, once more: each version of a row pays for every index of
-- its table. A hold wrote twelve index entries and now writes eight, a join and an admission wrote four
-- or five and now write three.

-- The rate counts what the log says, one row per admission tick, and not one per admitted fan. The log
-- has each change for ten minutes; the rate looks back one.
alter table line_changes
  add column admitted integer not null default 0
    constraint line_changes_admitted check (admitted >= 0);

update line_changes c
set admitted = a.admitted
from (
  select event_id, admitted_at, count(*) as admitted
  from queue_entries
  where admitted_at is not null
  group by event_id, admitted_at
) a
where c.event_id = a.event_id
  and c.at = a.admitted_at
  and c.rev = (select max(rev) from line_changes where event_id = c.event_id and at = c.at);

create index line_changes_admissions on line_changes (event_id, at) include (admitted)
  where admitted > 0;

drop index queue_entries_admissions;

-- Numbers are handed out under the line's lock, which keeps the next one. Two who wait can't have one
-- place; `fairqueue check` compares the numbers of all.
alter table queue_entries drop constraint queue_entries_number;

-- An entry knows the claim that used it up. So it is found by that claim, and needs no entry among those
-- that are over; and a second claim of the same admission would have nowhere to be written.
alter table queue_entries add column claim_id uuid;

update queue_entries q
set claim_id = c.id
from claims c
where c.entry_id = q.id
  and q.status = 'COMPLETED';

alter table queue_entries
  add constraint queue_entries_claim check (claim_id is null or status = 'COMPLETED');

drop view entry_records;
alter table claims drop constraint claims_entry_once;
drop index queue_entries_over;
create index queue_entries_over on queue_entries (event_id, customer_id, number desc)
  where status not in ('WAITING', 'ADMITTED') and claim_id is null;

-- Ids of units go by their numbers, in which units are taken: so a hold's index entries stand side by
-- side. Half of an id is random, as version 8 allows.
create function unit_uuid(tier_id uuid, unit_no integer)
returns uuid language sql volatile parallel safe
return cast(
  left(cast(tier_id as text), 8)
    || left(lpad(to_hex(unit_no), 7, '0'), 4)
    || '8' || right(lpad(to_hex(unit_no), 7, '0'), 3)
    || substr(cast(gen_random_uuid() as text), 20)
  as uuid);

-- A change of the line is read once or twice and gone after ten minutes: to compress its few kilobytes
-- costs more than to write them.
alter table line_changes set (toast_tuple_target = 8160);
