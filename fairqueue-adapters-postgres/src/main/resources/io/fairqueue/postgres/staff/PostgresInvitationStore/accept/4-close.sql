-- Purpose: ends the invitations to an address that has an account by now.
-- Parameters: email.
-- Answer: how many.
-- Cost: one index read and one delete per invitation.
delete from staff_invitations
where email = :email
