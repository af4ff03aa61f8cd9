-- Purpose: a part of a fan's claims.
-- Parameters: customer; at and id (of the claim to go on behind, null for the newest), most.
-- Answer: the claims, newest first.
-- Invariant: claims that come meanwhile neither repeat nor hide one.
-- Cost: one index read per claim, one per unit.
select *
from claim_records
where customer_id = :customer
  and (
    cast(:at as timestamptz) is null
    or (created_at, id) < (cast(:at as timestamptz), cast(:id as uuid))
  )
order by created_at desc, id desc
limit :most
