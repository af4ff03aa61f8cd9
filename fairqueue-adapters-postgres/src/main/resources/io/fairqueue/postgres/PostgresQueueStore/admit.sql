-- Purpose: admits the head of the line.
-- Parameters: event, count, now, until, rate (the limit per minute that was kept, null for none),
--   byHand (whether an operator lifted it).
-- Answer: the admitted entries.
-- Invariant: no entry is admitted while one with a lower place waits.
-- Cost: one index read, one keyed read and one update per admission. The caller holds the line's lock,
--   without which nobody begins or ceases to wait.
with head as materialized (
  select id
  from (
    select id
    from queue_entries
    where event_id = :event
      and status = 'WAITING'
    order by place
    limit :count
  ) h
  order by id
)
update queue_entries e
set
  status = 'ADMITTED',
  admitted_at = :now,
  admitted_until = :until,
  admitted_under_rate = :rate,
  admitted_by_hand = :byHand
from head
where e.id = head.id
returning e.*
