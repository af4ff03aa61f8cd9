-- Purpose: forgets what one caller named before the latest requests.
-- Parameters: caller, maxPerCaller.
-- Cost: one index entry per request of the caller.
delete from named_requests
where key in (
  select key
  from named_requests
  where caller = :caller
  order by begun_at desc
  offset :maxPerCaller
)
