-- Purpose: admits those at the head of the line who are present, and notes who was passed over.
-- Parameters: as admit.sql, and seenSince (who was last seen before is absent).
-- Answer: the admitted entries.
-- Invariant: no entry is admitted while a present one with a lower place waits. Who is passed over is
--   absent from that moment until seen again; `check` compares both.
-- Cost: as admit.sql, and an index read for each fan who is absent. The caller holds the line's lock.
with line as materialized (
  select
    e.id,
    e.place,
    greatest(e.joined_at, coalesce(p.seen_at, e.joined_at)) < :seenSince as absent
  from queue_entries e
  left join entry_presence p on p.entry_id = e.id
  where e.event_id = :event
    and e.status = 'WAITING'
    and not exists (
      select 1
      from entry_absences a
      where a.entry_id = e.id
        and a.ended_at is null
    )
  order by e.place
  limit :count + 1000
), gone as (
  insert into entry_absences (entry_id, event_id, began_at)
  select id, :event, :now
  from line
  where absent
), head as materialized (
  select id
  from (
    select id
    from line
    where not absent
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
