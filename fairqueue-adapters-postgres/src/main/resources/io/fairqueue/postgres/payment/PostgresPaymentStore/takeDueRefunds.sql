-- Purpose: takes pending refunds that are due, and puts off their next try.
-- Parameters: now, nextTry, limit.
-- Answer: the refunds as they are after it, those due first first.
-- Invariant: of two nodes one asks the gateway; refunds that another is busy with are passed over.
-- Cost: one index read, one update and one keyed read per refund.
with due as (
  select id, due_at as was_due_at
  from refunds
  where status = 'PENDING'
    and due_at <= :now
  order by due_at, id
  limit :limit
  for update skip locked
), taken as (
  update refunds r
  set tries = tries + 1, due_at = :nextTry, updated_at = :now
  from due
  where r.id = due.id
  returning r.*, due.was_due_at
)
select t.*, p.reference
from taken t
join payments p on p.id = t.payment_id
order by t.was_due_at, t.id
