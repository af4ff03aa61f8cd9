-- Purpose: forgets changes of accounts whose sessions would all be over by themselves.
-- Parameters: now, limit.
-- Answer: how many.
-- Cost: one index read and one delete per change; whoever prunes at the same time takes others.
delete from account_changes
where n = any(
  array(
    select n
    from account_changes
    where kept_until < :now
    order by kept_until
    limit :limit
    for update skip locked
  )
)
