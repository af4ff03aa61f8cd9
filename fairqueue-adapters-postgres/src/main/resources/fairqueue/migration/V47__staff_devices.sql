-- In which browsers and programs organizers signed in: one that an account doesn't know is told to its organizer.
-- The first is no news, so nobody who has signed in before this is told of the next time.
create table staff_devices (
  organizer_id uuid not null references organizers (id) on delete cascade,
  -- A digest, of what a browser keeps or of what a program calls itself.
  mark text not null constraint staff_devices_mark check (mark ~ '^[0-9a-f]{64}$'),
  agent text constraint staff_devices_agent check (length(agent) <= 200),
  country text constraint staff_devices_country check (country ~ '^[A-Z]{2}$'),
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (organizer_id, mark)
);

-- Whoever inserts has locked the account's row; each statement here sees what was committed until then.
create function note_staff_device() returns trigger
language plpgsql as $$
begin
  if exists (
    select 1
    from staff_devices
    where organizer_id = new.organizer_id
      and mark <> new.mark
  ) then
    perform tell(
      'staff.new_device', new.first_seen_at, null, new.organizer_id, array[new.organizer_id],
      array[cast(null as uuid)],
      jsonb_build_object(
        'agent', new.agent, 'country', new.country, 'n', new.mark || ' ' || new.first_seen_at));
  end if;
  delete from staff_devices
  where organizer_id = new.organizer_id
    and mark in (
      select mark
      from staff_devices
      where organizer_id = new.organizer_id
      order by mark = new.mark desc, last_seen_at desc, mark
      offset 50
    );
  return null;
end
$$;

create trigger staff_devices_noted
  after insert on staff_devices
  for each row
  execute function note_staff_device();

do $$
begin
  execute format('alter function note_staff_device() set search_path = %I, pg_temp', current_schema());
end
$$;
