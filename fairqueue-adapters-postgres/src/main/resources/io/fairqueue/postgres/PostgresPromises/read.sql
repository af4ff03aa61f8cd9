-- Purpose: what keeps commits safe, as it is for this connection, and as it would be for others.
-- Answer: one row: off_here and off_for_others (arrays of settings), in_recovery, read_only.
-- Cost: a round trip.
select coalesce(array_agg(name order by name) filter (where setting = 'off'), '{}') as off_here,
       coalesce(array_agg(name order by name) filter (where reset_val = 'off'), '{}') as off_for_others,
       pg_is_in_recovery() as in_recovery,
       current_setting('transaction_read_only')::boolean as read_only
  from pg_settings
 where name in ('synchronous_commit', 'fsync', 'full_page_writes')
