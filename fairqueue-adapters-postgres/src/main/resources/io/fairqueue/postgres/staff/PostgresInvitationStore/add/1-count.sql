-- Purpose: how many invitations to an address are good.
-- Parameters: email, now.
-- Answer: the number.
-- Cost: one index read per invitation to the address.
select count(*)
from staff_invitations
where email = :email and expires_at > :now
