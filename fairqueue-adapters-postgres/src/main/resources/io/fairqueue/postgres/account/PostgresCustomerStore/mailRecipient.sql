-- Purpose: reads a fan as one who is written to.
-- Parameters: id.
-- Answer: one row, none if there is no such account.
-- Invariant: reads only.
-- Cost: one keyed read.
select
  id,
  email,
  name,
  locale,
  email_verified,
  undeliverable_at is not null as undeliverable,
  opted_out_at is not null as opted_out
from customers
where id = :id
  and deleted_at is null
