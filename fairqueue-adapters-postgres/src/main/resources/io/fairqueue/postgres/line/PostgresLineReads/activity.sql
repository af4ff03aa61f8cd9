-- Purpose: what goes on at the head of a line, for people to look at.
-- Parameters: event, now, window (milliseconds in which admissions count for the rate).
-- Answer: one row: active, admitted_in_window; none for an unknown line.
-- Invariant: one snapshot; admissions stand still while the event is paused.
-- Cost: index reads in the order of what is counted.
with moment as (
  select event_id, greatest(:now, last_at) as now
  from lines
  where event_id = :event
)
select
  (
    select count(*)
    from admissions a
    where a.event_id = m.event_id
      and a.ended_at is null
      and a.admitted_until > sale_time(m.event_id, m.now)
  ) as active,
  (
    select coalesce(sum(l.admitted), 0)
    from line_log l
    where l.event_id = m.event_id
      and l.at > m.now - :window * interval '1 millisecond'
      and l.admitted > 0
  ) as admitted_in_window
from moment m
