-- Purpose: what keeps commits safe, as a connection finds it that changes nothing.
-- Answer: one row: off (an array of settings), in_recovery, read_only.
-- Cost: a round trip.
select coalesce(array_agg(name order by name) filter (where setting = 'off'), '{}') as off,
       pg_is_in_recovery() as in_recovery,
       current_setting('transaction_read_only')::boolean as read_only
  from pg_settings
 where name in ('synchronous_commit', 'fsync', 'full_page_writes')
