-- Purpose: live payments that nobody has touched for a while.
-- Parameters: before, most.
-- Answer: the payments, oldest first.
-- Cost: one index read per payment.
select *
from payments
where status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')
  and updated_at < :before
order by updated_at, id
limit :most
