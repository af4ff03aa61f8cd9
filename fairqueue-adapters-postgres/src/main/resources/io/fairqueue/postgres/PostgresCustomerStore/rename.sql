-- Purpose: changes a fan's name.
-- Parameters: id, name, now.
-- Answer: the account, or no row if there is none.
-- Cost: one keyed update.
update customers
set name = :name, updated_at = :now
where id = :id
  and deleted_at is null
returning *
