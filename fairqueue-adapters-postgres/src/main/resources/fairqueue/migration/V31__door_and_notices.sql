-- Who came in with which ticket. The ticket itself says only that it is used; here is all that doors told:
-- also what was taken back, and whom a door without a network let in twice.
create table checkins (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null,
  ticket_id uuid not null references tickets (id),
  result text not null constraint checkins_result check (result in ('ENTERED', 'ALREADY', 'VOID')),
  -- When the ticket was read, and when this was told.
  at timestamptz not null,
  heard_at timestamptz not null,
  -- Written after the fact, about whoever stood there: no foreign key.
  actor uuid,
  device text,
  offline boolean not null default false,
  undone_at timestamptz,
  undone_by uuid,
  undone_reason text,
  -- Only what let somebody in is taken back.
  constraint checkins_undone check (
    (undone_at is null) = (undone_by is null)
    and (undone_at is null) = (undone_reason is null)
    and (undone_at is null or result = 'ENTERED'))
);

-- A ticket is used once at a time, and a device without a network is heard once.
create unique index checkins_standing on checkins (ticket_id)
  where result = 'ENTERED' and undone_at is null;
create unique index checkins_once on checkins (ticket_id, at, coalesce(device, '')) where offline;
create index checkins_of_ticket on checkins (ticket_id);
create index checkins_listed on checkins (event_id, heard_at, id);

insert into checkins (event_id, ticket_id, result, at, heard_at)
select event_id, id, 'ENTERED', checked_in_at, checked_in_at
from tickets
where checked_in_at is not null;

-- A node of the release before lets people in without writing it down.
create function note_check_in() returns trigger
language plpgsql as $$
begin
  insert into checkins (event_id, ticket_id, result, at, heard_at)
  select new.event_id, new.id, 'ENTERED', new.checked_in_at, new.checked_in_at
  where not exists (
    select
    from checkins
    where ticket_id = new.id
      and result = 'ENTERED'
      and undone_at is null
  );
  return null;
end
$$;

create trigger tickets_noted
  after update on tickets
  for each row
  when (old.checked_in_at is null and new.checked_in_at is not null)
  execute function note_check_in();

-- What organizers say to the fans of an event.
create table notices (
  id uuid primary key,
  event_id uuid not null references events on delete cascade,
  level text not null constraint notices_level check (level in ('INFO', 'WARNING')),
  -- In the same order.
  languages text[] not null,
  texts text[] not null,
  -- Written about whoever acted: no foreign key that could refuse the row.
  posted_by uuid not null,
  posted_at timestamptz not null,
  until timestamptz,
  taken_back_at timestamptz,
  constraint notices_texts check (
    cardinality(languages) > 0 and cardinality(languages) = cardinality(texts))
);

create index notices_of_event on notices (event_id, posted_at, id);

-- Fans of an event by what they have, and others who are named, each once.
create function notice_audience(of_event uuid, of_claims boolean, of_tickets boolean, waiting uuid[])
returns table (customer_id uuid)
language sql stable as $$
  select c.customer_id
  from claims c
  where c.event_id = of_event
    and (
      of_claims and c.status = 'CLAIMED'
      or of_tickets and c.status = 'CONFIRMED' and c.refund_asked_at is null
    )
  union
  select unnest(waiting)
$$;
