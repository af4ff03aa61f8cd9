-- Purpose: forgets requests that are too old to be named.
-- Parameters: before, limit.
-- Answer: how many.
-- Cost: one index read and one delete per request; whoever prunes at the same time takes others.
delete from named_requests
where key = any(
  array(
    select key
    from named_requests
    where begun_at <= :before
    order by begun_at
    limit :limit
    for update skip locked
  )
)
