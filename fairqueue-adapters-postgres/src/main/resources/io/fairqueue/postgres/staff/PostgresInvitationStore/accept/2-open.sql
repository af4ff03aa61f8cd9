-- Purpose: opens the account that somebody was invited to.
-- Parameters: id, email, name, passwordHash, createdAt.
-- Answer: 1, or 0 if the email address has an account.
-- Cost: one insert.
insert into organizers (id, email, name, password_hash, admin, disabled, created_at)
values (:id, :email, :name, :passwordHash, false, false, :createdAt)
on conflict (email) do nothing
