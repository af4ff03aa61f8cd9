-- Purpose: tells in the new table what the older one tells of our migrations, and it does not tell yet: a node of the
--   release before may still apply what it knows. The older one is left as it is, for such nodes.
-- Parameters: versions (of our migrations).
-- Answer: as many rows as were applied. Repeating is safe.
-- Cost: a read of two small tables.
insert into fairqueue_history
  (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success)
select
  (select coalesce(max(installed_rank), 0) from fairqueue_history) + row_number() over (order by older.installed_rank),
  older.version, older.description, older.type, older.script, older.checksum, older.installed_by, older.installed_on,
  older.execution_time, older.success
from flyway_schema_history older
where older.version = any (:versions)
  and older.success
  and not exists (select from fairqueue_history own where own.version = older.version)
