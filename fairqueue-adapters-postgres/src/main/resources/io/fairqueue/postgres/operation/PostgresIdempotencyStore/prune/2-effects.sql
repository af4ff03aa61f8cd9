-- Purpose: forgets acts whose operations are too old to be named.
-- Parameters: before, limit.
-- Answer: how many.
-- Cost: one index read and one delete per act; whoever prunes at the same time takes others.
delete from effects
where (operation, act) in (
  select operation, act
  from effects
  where done_at <= :before
  order by done_at
  limit :limit
  for update skip locked
)
