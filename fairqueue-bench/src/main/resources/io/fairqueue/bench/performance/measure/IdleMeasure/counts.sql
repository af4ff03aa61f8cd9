-- Purpose: what the server has done so far.
-- Answer: one row: written (transactions that took an id), ended
--   (transactions of this database), wal (bytes).
-- Cost: a few counters in memory.
select
  cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint) as written,
  (
    select xact_commit + xact_rollback
    from pg_stat_database
    where datname = current_database()
  ) as ended,
  cast(pg_current_wal_insert_lsn() - '0/0' as bigint) as wal
