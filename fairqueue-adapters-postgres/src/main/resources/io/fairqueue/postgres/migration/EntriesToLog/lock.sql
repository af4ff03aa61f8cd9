-- Purpose: a line and how far it has been moved.
-- Parameters: event.
-- Answer: one row, locked: last_at (null for never), next_number (the first that nobody has had), changed_at
--   (the event's last change); of the log's last row rev, hash, at and kind, and moved_to, the next number
--   after it.
-- Cost: three keyed reads.
select
  nullif(l.last_at, '-infinity') as last_at,
  greatest(l.next_number, coalesce(e.last_number, 0) + 1) as next_number,
  v.updated_at as changed_at,
  coalesce(g.rev, 0) as rev,
  g.hash,
  g.at,
  coalesce(g.kind, 0) as kind,
  coalesce(g.first_number + cardinality(g.fans), 1) as moved_to
from lines l
join events v on v.id = l.event_id
left join lateral (
  select max(number) as last_number
  from queue_entries
  where event_id = l.event_id
) e on true
left join lateral (
  select *
  from line_log
  where event_id = l.event_id
  order by rev desc
  limit 1
) g on true
where l.event_id = :event
for update of l
