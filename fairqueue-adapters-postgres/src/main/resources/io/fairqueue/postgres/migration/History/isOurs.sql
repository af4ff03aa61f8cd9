-- Purpose: whether the older table tells of our migrations and not of an application's: by the first one.
-- Parameters: script, checksum (of our first migration).
-- Answer: one row: ours.
-- Cost: a read of a small table.
select exists (
  select
  from flyway_schema_history
  where version = '1'
    and script = :script
    and checksum = :checksum
    and success
) as ours
