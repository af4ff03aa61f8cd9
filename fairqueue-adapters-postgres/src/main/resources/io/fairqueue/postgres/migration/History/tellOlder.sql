-- Purpose: tells nodes of the release before, which read the older table, what was applied since.
-- Answer: as many rows as they did not know of.
-- Invariant kept: such a node sees a migration that it can't bear. Repeating is safe.
-- Cost: a read of two small tables.
insert into flyway_schema_history
  (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success)
select
  (select max(installed_rank) from flyway_schema_history) + row_number() over (order by own.installed_rank),
  own.version, own.description, own.type, own.script, own.checksum, own.installed_by, own.installed_on,
  own.execution_time, own.success
from fairqueue_history own
where own.success
  and own.version <> '0'
  and not exists (select from flyway_schema_history older where older.version = own.version)
