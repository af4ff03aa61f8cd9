-- Purpose: how large the log of lines is on disk, and how much PostgreSQL has written to its own log.
-- Parameters: none.
-- Answer: one row: on_disk, written (bytes).
-- Cost: a look at files' sizes.
select
  pg_total_relation_size('line_log') as on_disk,
  cast(pg_current_wal_insert_lsn() - '0/0' as bigint) as written
