-- Purpose: notes that a fan wants mail about purchases and places only.
-- Parameters: id, now.
-- Answer: one row changed; none if there is no such account.
-- Invariant: the first time stays.
-- Cost: one keyed update.
update customers
set opted_out_at = coalesce(opted_out_at, :now)
where id = :id
  and deleted_at is null
