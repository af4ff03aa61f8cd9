-- Purpose: who waits and is there, below a number.
-- Parameters: event, until (number).
-- Answer: numbers, ascending.
-- Cost: an index read per entry.
select e.number
from queue_entries e
where e.event_id = :event
  and e.number < :until
  and e.status = 'WAITING'
  and not exists (
    select 1
    from entry_absences a
    where a.entry_id = e.id
      and a.ended_at is null
  )
order by e.number
