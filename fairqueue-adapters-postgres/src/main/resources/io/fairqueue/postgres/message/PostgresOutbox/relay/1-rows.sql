-- Purpose: hands rows on to their subscribers.
-- Parameters: now, limit.
-- Answer: the lanes that got something.
-- Invariant: endpoints hear of all but what is a fan's, or an organizer's, alone. A row is handed on once, together
--   with its deliveries; rows that another is busy with are passed over. One person is told of one item at a time, all others of all of a row's.
-- Cost: an index read and an update per row, some probes of subscriptions per row, an insert per
--   delivery.
with picked as materialized (
  select id, type, event_id, organizer_id, items, fans, about
  from outbox
  where relayed_at is null
  order by id
  limit :limit
  for update skip locked
), wanted as materialized (
  select p.*, s.channel, s.target, s.priority
  from picked p
  join subscriptions s
    on s.scope in (everywhere(), p.event_id, p.organizer_id)
    and s.type in (p.type, '*')
    and not (s.channel = 'hook' and p.type in (
      'line.joined', 'line.close', 'claim.resent', 'event.notice', 'staff.new_device'))
), personal as (
  select w.id, w.channel, w.target, w.priority, f.fan, cast(f.n as integer) as n
  from wanted w
  cross join unnest(w.fans) with ordinality as f (fan, n)
  where w.target = 'fan'
    and w.channel in ('mail', 'push')
    and f.fan is not null
), letters as (
  select id, channel, target, 0 as first_item, cardinality(items) as end_item, channel || ':' || target as lane,
    priority
  from wanted
  where channel in ('hook', 'listener', 'stream')
  union all
  select id, channel, 'organizer:' || organizer_id, 0, cardinality(items), channel, priority
  from wanted
  where channel = 'mail'
    and target = 'organizer'
    and organizer_id is not null
  union all
  select id, channel, 'fan:' || fan, n - 1, n, channel, priority
  from personal
  where channel = 'mail'
  union all
  select p.id, p.channel, cast(d.id as text), n - 1, n, p.channel, p.priority
  from personal p
  join devices d on d.customer_id = p.fan
  where p.channel = 'push'
), made as (
  insert into deliveries (
    outbox_id, channel, target, first_item, next_item, end_item, lane, priority, status, tries, due_at
  )
  select id, channel, target, first_item, first_item, end_item, lane, priority, 'PENDING', 0, :now
  from letters
  on conflict do nothing
  returning lane
), relayed as (
  update outbox o
  set
    relayed_at = :now,
    holders_after_at = case when h.told then cast('-infinity' as timestamptz) end,
    holders_after = case when h.told then everywhere() end
  from picked p
  cross join lateral (
    select
      p.about ->> 'holders' = 'true'
      and exists (
        select 1
        from wanted w
        where w.id = p.id
          and w.channel = 'mail'
          and w.target = 'holder'
      ) as told
  ) h
  where o.id = p.id
)
select distinct lane
from made
