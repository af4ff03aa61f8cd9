-- Purpose: disables or enables an account.
-- Parameters: id, value.
-- Answer: 1, or 0 if there is none.
-- Cost: one keyed update.
update organizers
set disabled = :value
where id = :id
