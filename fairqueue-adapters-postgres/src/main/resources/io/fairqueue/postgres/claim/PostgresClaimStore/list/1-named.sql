-- Purpose: the claims that a search names: by an id of theirs, of a ticket or of a payment, by a payment's
--   reference, or by their fan's address.
-- Parameters: event (null for all), id (null for none), reference, email (null for none).
-- Answer: the claims' ids, each once.
-- Cost: one index read per kind of name, and per claim of the fan.
with named as (
  select cast(:id as uuid) as claim_id
  union all
  select claim_id
  from tickets
  where id = cast(:id as uuid)
  union all
  select claim_id
  from payments
  where id = cast(:id as uuid)
  union all
  select claim_id
  from payments
  where reference = :reference
  union all
  select c.id
  from customers f
  join claims c on c.customer_id = f.id
  where f.email = cast(:email as text)
    and f.deleted_at is null
    and c.status in ('CLAIMED', 'CONFIRMED')
  union all
  select c.id
  from customers f
  join claims c on c.customer_id = f.id
  where f.email = cast(:email as text)
    and f.deleted_at is null
    and c.status not in ('CLAIMED', 'CONFIRMED')
)
select distinct c.id
from named n
cross join lateral (
  select id, event_id
  from claims
  where id = n.claim_id
  limit 1
) c
where cast(:event as uuid) is null
  or c.event_id = cast(:event as uuid)
