-- Purpose: entries of a line by number.
-- Parameters: event, from, until (the first number that is not asked for).
-- Answer: number, id, customer_id, status, joined_at, was_admitted, is_absent and is_forgotten (it is over, and
--   its fan's account is deleted), by number.
-- Cost: an index read, two keyed reads per entry.
select
  e.number,
  e.id,
  e.customer_id,
  e.status,
  e.joined_at,
  e.admitted_at is not null as was_admitted,
  a.entry_id is not null as is_absent,
  c.id is not null and e.status not in ('WAITING', 'ADMITTED') as is_forgotten
from queue_entries e
left join entry_absences a on a.entry_id = e.id and a.ended_at is null
left join customers c on c.id = e.customer_id and c.deleted_at is not null
where e.event_id = :event
  and e.number >= :from
  and e.number < :until
order by e.number
