-- Purpose: whether an attempt to pay a claim has not ended yet.
-- Parameters: claim.
-- Answer: one row: live.
-- Cost: one index read.
select exists (
  select 1
  from payments
  where claim_id = :claim
    and status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')
) as live
