-- Purpose: which schema a connection's tables are in, or would be if it were there.
-- Answer: one row; null where the search path names none.
-- Cost: a round trip.
select coalesce(current_schema(), wanted.name) as name
from (select) one
left join lateral (
  select case when trim(part) like '"%' then trim(both '"' from trim(part)) else lower(trim(part)) end as name
  from unnest(string_to_array(current_setting('search_path'), ',')) with ordinality as path (part, place)
  where trim(part) not in ('', '"$user"', 'pg_catalog')
  order by place
  limit 1
) wanted on true
