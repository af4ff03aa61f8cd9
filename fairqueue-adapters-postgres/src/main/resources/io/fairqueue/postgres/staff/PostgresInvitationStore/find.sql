-- Purpose: the invitation of a token, while it is good.
-- Parameters: digest, now.
-- Answer: at most one row.
-- Cost: one keyed read.
select *
from staff_invitations
where token_digest = :digest and expires_at > :now
