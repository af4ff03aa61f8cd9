-- Purpose: which nodes are running on this schema.
-- Parameters: family (of their locks, as an unsigned number), everywhere (the family of nodes that know of no others),
--   families (the first schema version whose nodes do).
-- Answer: version, nodes: how many of each schema version, ascending. Older ones of this role count, as their locks don't say
--   which schema they are in.
-- Cost: a look at all locks of the server, and at its connections.
select objid::bigint::integer as version, count(*)::integer as nodes
from pg_locks
where locktype = 'advisory'
  and database = (select oid from pg_database where datname = current_database())
  and (classid::bigint = :family
    or (classid::bigint = :everywhere
      and objid::bigint < :families
      and pid in (select pid from pg_stat_activity where usename = current_user)))
  and objid::bigint > 0
  and objsubid = 2
  and granted
group by objid
order by version
