-- Purpose: gives or takes the admin role.
-- Parameters: id, value.
-- Answer: 1, or 0 if there is no such account.
-- Cost: one keyed update.
update organizers
set admin = :value
where id = :id
