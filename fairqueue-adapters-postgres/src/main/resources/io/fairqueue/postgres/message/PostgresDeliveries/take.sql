-- Purpose: takes due deliveries of a lane.
-- Parameters: lane, limit, now, leasedUntil.
-- Answer: the deliveries with their outbox rows, and is_abandoned where another's lease ran out.
-- Invariant: each is one worker's, under a token of its own, until its lease runs out; those that another
--   is busy with are passed over; no clock that is ahead of the database's takes anything early.
-- Cost: one index read and one update per delivery, one keyed read of its row.
with due as materialized (
  select f.at, p.priority, f.due_at, f.status
  from unnest(array[0, 1, 2]) as p (priority)
  cross join lateral (
    select ctid as at, due_at, status
    from deliveries
    where lane = :lane
      and priority = p.priority
      and status in ('PENDING', 'SENDING')
      and due_at <= least(:now, clock_timestamp() + interval '1 second')
    order by due_at
    limit :limit
    for update skip locked
  ) f
  order by p.priority, f.due_at
  limit :limit
), taken as (
  update deliveries d
  set status = 'SENDING', token = gen_random_uuid(), due_at = :leasedUntil
  from due
  where d.ctid = due.at
  returning d.*, due.due_at as was_due_at, due.status = 'SENDING' as is_abandoned
)
select *
from taken
join outbox_records using (outbox_id)
order by priority, was_due_at
