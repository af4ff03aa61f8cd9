-- What `check` compares admissions with, and what waiting fans are owed by a pause.

-- By which rules an event admitted, from when on: written with each change of them, by whoever makes it. A
-- line's time tells before from after, because admissions keep to it and an event's lock keeps them apart
-- from changes.
create table event_rules (
  event_id uuid not null references events (id) on delete cascade,
  version bigint not null,
  since timestamptz not null,
  admissions_per_minute integer,
  max_active integer,
  primary key (event_id, version)
);

-- Who was admitted before now is judged by what stands on the admission, as before.
insert into event_rules (event_id, version, since, admissions_per_minute, max_active)
select e.id, e.version, l.last_at, e.admissions_per_minute, e.max_active
from events e
join lines l on l.event_id = e.id;

create function note_event_rules()
returns trigger language plpgsql as $$
begin
  insert into event_rules (event_id, version, since, admissions_per_minute, max_active)
  select
    new.id,
    new.version,
    coalesce((select last_at from lines where event_id = new.id), '-infinity'),
    new.admissions_per_minute,
    new.max_active;
  return null;
end
$$;

create trigger events_first_rules
  after insert on events
  for each row execute function note_event_rules();

create trigger events_rules
  after update on events
  for each row
  when (
    (old.admissions_per_minute, old.max_active)
      is distinct from (new.admissions_per_minute, new.max_active)
  )
  execute function note_event_rules();

-- An operator who admits by hand passes the rate, so nobody asks it of these.
alter table queue_entries add column admitted_by_hand boolean not null default false;

-- A pause is no time waited.
create table event_pauses (
  event_id uuid not null references events (id) on delete cascade,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  primary key (event_id, began_at)
);
