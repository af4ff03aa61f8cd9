-- Purpose: takes a request back: it never was.
-- Parameters: key, holder.
-- Cost: one keyed delete.
delete from named_requests
where key = :key
  and holder = :holder
