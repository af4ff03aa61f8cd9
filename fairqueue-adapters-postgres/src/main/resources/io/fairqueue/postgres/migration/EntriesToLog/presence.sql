-- Purpose: moves when fans were last seen.
-- Parameters: event, from, until (numbers).
-- Cost: two index reads and an insert per entry.
insert into entry_presence (event_id, number, seen_at)
select e.event_id, e.number, p.seen_at
from queue_entries e
join entry_presence_before p on p.entry_id = e.id and p.event_id = e.event_id
where e.event_id = :event
  and e.number >= :from
  and e.number < :until
