-- Purpose: replaces a password hash that is still the one that was read.
-- Parameters: id, old, replacement, now.
-- Answer: 1, or 0 if it is another one by now.
-- Cost: one keyed update.
update customers
set password_hash = :replacement, updated_at = :now
where id = :id
  and password_hash = :old
  and deleted_at is null
