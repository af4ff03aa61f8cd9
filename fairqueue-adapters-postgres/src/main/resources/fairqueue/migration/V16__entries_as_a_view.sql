-- Entries are in the logs of their lines and in the admissions; V15 moved them.

-- A line without rows: its first one follows the hash of its name.
update lines
set last_hash = sha256(convert_to('fairqueue/line/v1', 'UTF8') || uuid_send(event_id))
where last_hash = '';
alter table lines alter column last_hash drop default;

drop table entry_absences;
drop table entry_presence_before;
drop table entry_origins_before;
drop table line_changes;
drop table queue_entries;
alter table lines drop column last_tick_at;

-- The fans of a genesis row, in order: a byte for the state, then when they joined, in milliseconds, as
-- the difference from the one before: seven bits to a byte, the lowest first, the sign in the last bit
-- (io.fairqueue.line.GenesisData).
create function genesis_fans(data bytea)
returns table (ord bigint, state integer, joined_at timestamptz)
language plpgsql immutable parallel safe as $$
declare
  at_byte integer = 0;
  joined bigint = 0;
  bits bigint;
  shift integer;
begin
  ord = 0;
  while at_byte < length(data) loop
    ord = ord + 1;
    state = get_byte(data, at_byte);
    at_byte = at_byte + 1;
    bits = 0;
    shift = 0;
    loop
      bits = bits | (cast(get_byte(data, at_byte) & 127 as bigint) << shift);
      shift = shift + 7;
      at_byte = at_byte + 1;
      exit when get_byte(data, at_byte - 1) < 128;
    end loop;
    joined = joined + ((bits >> 1) # -(bits & 1));
    joined_at = timestamptz 'epoch' + joined * interval '1 millisecond';
    return next;
  end loop;
end
$$;

-- Who ever came, by the log: with a genesis row, what became of the fan before it.
create view line_fans as
select
  l.event_id,
  l.rev,
  l.first_number + f.ord - 1 as number,
  f.customer_id,
  l.at as joined_at,
  null::integer as state,
  null::uuid as entry_id
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
  f.entry_id
from line_log l
cross join lateral unnest(l.fans, l.entry_ids) with ordinality as f (customer_id, entry_id, ord)
join lateral genesis_fans(l.data) g on g.ord = f.ord
where l.kind = 14;

-- For people who look. Nothing that decides reads it: to work a line out of its log takes seconds.
create view queue_entries as
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
