-- Purpose: moves where entries came from.
-- Parameters: event, from, until (numbers).
-- Cost: two index reads per entry, an insert per origin.
insert into entry_origins (event_id, origin, number)
select e.event_id, o.origin, e.number
from queue_entries e
join entry_origins_before o on o.entry_id = e.id and o.event_id = e.event_id
where e.event_id = :event
  and e.number >= :from
  and e.number < :until
