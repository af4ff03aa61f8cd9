-- Purpose: takes live payments to ask the gateway about.
-- Parameters: before (nothing was heard since, and nobody asked), now, leasedUntil, limit.
-- Answer: the payments, each with its tries and is_held; those that are held first, in the order in
--   which their holds end.
-- Invariant: a payment is one worker's until its lease ends; those that another is busy with are passed
--   over.
-- Cost: an index read and a keyed read per payment that is due, an update per payment that is taken.
with due as (
  select p.id, c.status = 'CLAIMED' as is_held, c.expires_at, p.updated_at, p.next_try_at
  from payments p
  join claims c on c.id = p.claim_id
  where p.id in (
    select id
    from payments
    where status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')
      and tries = 0
      and updated_at < :before
    union all
    select id
    from payments
    where status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')
      and tries > 0
      and next_try_at <= :now
  )
  and p.status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')
  and (p.tries = 0 and p.updated_at < :before or p.tries > 0 and p.next_try_at <= :now)
  order by
    c.status = 'CLAIMED' desc,
    case when c.status = 'CLAIMED' then c.expires_at else coalesce(p.next_try_at, p.updated_at) end,
    p.id
  limit :limit
  for update of p skip locked
), taken as (
  update payments p
  set tries = tries + 1, next_try_at = :leasedUntil
  from due
  where p.id = due.id
  returning
    p.*,
    due.is_held,
    case when due.is_held then due.expires_at else coalesce(due.next_try_at, due.updated_at) end
      as hurry
)
select *
from taken
order by is_held desc, hurry, id
