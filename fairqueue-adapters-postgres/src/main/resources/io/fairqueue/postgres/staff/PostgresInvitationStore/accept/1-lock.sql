-- Purpose: locks the invitations to an address, if one of them is the token's and good.
-- Parameters: digest, email, now.
-- Answer: one row, or none.
-- Invariant: of two who accept, whichever invitation, one waits for the other and finds none.
-- Cost: one index read and a lock per invitation to the address.
with locked as materialized (
  select token_digest, expires_at
  from staff_invitations
  where email = :email
  order by id
  for update
)
select 1
from locked
where token_digest = :digest and expires_at > :now
