-- Purpose: forgets requests that are too old to be named.
-- Parameters: before, most.
-- Answer: how many.
-- Cost: one index read and one delete per request.
delete from named_requests
where key in (
  select key
  from named_requests
  where begun_at <= :before
  order by begun_at
  limit :most
)
