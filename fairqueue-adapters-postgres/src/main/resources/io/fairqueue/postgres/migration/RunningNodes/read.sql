-- Purpose: which nodes are running on this schema.
-- Parameters: family (of their locks, as an unsigned number).
-- Answer: version, nodes: how many of each schema version, ascending.
-- Cost: a look at all locks of the server.
select objid::bigint::integer as version, count(*)::integer as nodes
from pg_locks
where locktype = 'advisory'
  and database = (select oid from pg_database where datname = current_database())
  and classid::bigint = :family
  and objid::bigint > 0
  and objsubid = 2
  and granted
group by objid
order by version
