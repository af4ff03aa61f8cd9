-- Purpose: whether a pooled connection that was idle may be used: its server answers and takes writes. What
--   was the primary may be a standby since.
-- Answer: nothing, or an error where transactions are read only.
-- Cost: a round trip.
do $$
begin
  if current_setting('transaction_read_only') = 'on' then
    raise read_only_sql_transaction
      using message = 'the database takes no writes: it is a standby, or set to be read only';
  end if;
end
$$
