-- Purpose: the attendees that a search names: by the id of their ticket or its claim, by the reference of a
--   payment, or by their fan's address.
-- Parameters: event, id (null for none), reference, email (null for none).
-- Answer: their tickets' ids, each once.
-- Cost: one index read per kind of name, per claim of the fan and per ticket.
with claimed as (
  select cast(:id as uuid) as claim_id
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
), named as (
  select id, claim_id
  from tickets
  where id = cast(:id as uuid)
  union all
  select t.id, t.claim_id
  from claimed n
  cross join lateral (
    select id, claim_id
    from tickets
    where claim_id = n.claim_id
    offset 0
  ) t
)
select distinct n.id
from named n
cross join lateral (
  select event_id
  from claims
  where id = n.claim_id
  limit 1
) c
where c.event_id = :event
