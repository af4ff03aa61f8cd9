-- Purpose: replaces a password hash that is still the one that was read.
-- Parameters: id, old, replacement.
-- Answer: 1, or 0 if it is another one by now.
-- Cost: one keyed update.
update organizers
set password_hash = :replacement
where id = :id
  and password_hash = :old
