-- Purpose: what goes on at the head of a line, for people to look at.
-- Parameters: event, now, window (milliseconds in which admissions count for the rate).
-- Answer: one row: active, admitted_in_window; none for an unknown line.
-- Invariant: one snapshot; admissions stand still while the event is paused.
-- Cost: index reads in the order of what is counted; who waits is not looked at.
with moment as (
  select
    l.event_id,
    greatest(:now, l.last_at) as now,
    case
      when e.status = 'PAUSED' then least(e.paused_at, greatest(:now, l.last_at))
      else greatest(:now, l.last_at)
    end as admission_clock
  from lines l
  join events e on e.id = l.event_id
  where l.event_id = :event
)
select
  (
    select count(*)
    from queue_entries q
    where q.event_id = m.event_id
      and q.status = 'ADMITTED'
      and q.admitted_until > m.admission_clock
  ) as active,
  (
    select coalesce(sum(c.admitted), 0)
    from line_changes c
    where c.event_id = m.event_id
      and c.at > m.now - :window * interval '1 millisecond'
      and c.admitted > 0
  ) as admitted_in_window
from moment m
