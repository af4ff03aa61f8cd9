-- Purpose: adds an account.
-- Parameters: its columns by name.
-- Answer: 1, or 0 if the email address has an account.
-- Invariant: one account per email address.
-- Cost: one insert.
insert into customers (
  id, email, name, password_hash, email_verified, session_epoch, disabled_at, locale, photo_url,
  created_at, updated_at
)
values (
  :id, :email, :name, :passwordHash, :emailVerified, :sessionEpoch, :disabledAt, :locale, :photoUrl,
  :createdAt, :updatedAt
)
on conflict (email) where deleted_at is null do nothing
