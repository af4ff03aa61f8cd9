-- Purpose: a part of a fan's claims.
-- Parameters: customer; at and id (of the claim to go on behind, null for the newest), limit.
-- Answer: the claims, newest first.
-- Invariant: claims that come meanwhile neither repeat nor hide one.
-- Cost: one index read per claim of the fan; per claim of the answer two more, and one per unit.
with mine as (
  select id, created_at
  from claims
  where customer_id = :customer
    and status in ('CLAIMED', 'CONFIRMED')
  union all
  select id, created_at
  from claims
  where customer_id = :customer
    and status not in ('CLAIMED', 'CONFIRMED')
), part as (
  select id, created_at
  from mine
  where cast(:at as timestamptz) is null
    or (created_at, id) < (cast(:at as timestamptz), cast(:id as uuid))
  order by created_at desc, id desc
  limit :limit
)
select r.*
from part p
cross join lateral (
  select *
  from claim_records
  where id = p.id
  limit 1
) r
order by p.created_at desc, p.id desc
