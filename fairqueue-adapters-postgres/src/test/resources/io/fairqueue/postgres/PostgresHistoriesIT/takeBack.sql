-- As if nothing after one row of a line's log had ever been committed.
update event_waits w
set admissions = w.admissions - lost.admissions
from (
  select tenths(a.admitted_at - a.joined_at) as tenths, count(*) as admissions
  from admissions a
  join line_log r
    on r.event_id = a.event_id
    and r.rev > :kept
    and r.admitted > 0
    and a.number = any (r.gone)
  where a.event_id = :event
  group by 1
) lost
where w.event_id = :event
  and w.tenths = lost.tenths;

delete from admissions a
using line_log r
where a.event_id = :event
  and r.event_id = a.event_id
  and r.rev > :kept
  and r.admitted > 0
  and a.number = any (r.gone);

delete from line_log
where event_id = :event
  and rev > :kept;

update lines l
set rev = r.rev, last_hash = r.hash, last_at = r.at, next_number = 1 + (
    select coalesce(sum(cardinality(fans)), 0) from line_log where event_id = :event
  )
from line_log r
where l.event_id = :event
  and r.event_id = l.event_id
  and r.rev = :kept
