-- Purpose: expires admissions whose end has come, and fans who have waited too long.
-- Parameters: event, now, clock (now as admissions measure it), joinedBefore (who joined then or
--   before has waited too long), most.
-- Answer: the expired entries, and what they were before.
-- Invariant: an entry expires once; one that was extended or used meanwhile does not; entries are
--   locked by ascending id.
-- Cost: one index read and one update per entry. The caller holds the line's lock. Who joined first
--   stands first, so nobody has waited too long unless the head has.
with due as (
  (
    select id
    from (
      select id, joined_at
      from queue_entries
      where event_id = :event
        and status = 'WAITING'
      order by place
      limit case
        when exists (
          select 1
          from (
            select joined_at
            from queue_entries
            where event_id = :event
              and status = 'WAITING'
            order by place
            limit 1
          ) head
          where joined_at <= :joinedBefore
        )
        then :most
        else 0
      end
    ) longest
    where joined_at <= :joinedBefore
  )
  union all
  (
    select id
    from queue_entries
    where event_id = :event
      and status = 'ADMITTED'
      and admitted_until <= :clock
    order by admitted_until
    limit :most
  )
), live as (
  select id, status
  from queue_entries
  where id in (select id from due)
    and (status = 'WAITING' or status = 'ADMITTED' and admitted_until <= :clock)
  order by id
  for update
)
update queue_entries e
set status = 'EXPIRED', finished_at = :now
from live
where e.id = live.id
returning e.*, live.status as was
