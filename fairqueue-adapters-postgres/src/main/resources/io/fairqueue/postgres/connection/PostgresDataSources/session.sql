-- What every pooled connection starts with: no wait without an end, one isolation level, no JIT for
-- statements of a few milliseconds, and no plan made while a table was small that reads all of it when
-- it is large: a line grows faster than statistics follow. What is answered as committed is on the disk,
-- whatever the server's default, which may only ask for more. A server that takes no writes is none of ours.
set statement_timeout = 1900;
set lock_timeout = 1500;
set idle_in_transaction_session_timeout = 2000;
set default_transaction_isolation = 'read committed';
set jit = off;
set enable_seqscan = off;
do $$
begin
  if current_setting('synchronous_commit') not in ('on', 'remote_apply') then
    set synchronous_commit = on;
  end if;
  if current_setting('transaction_read_only') = 'on' then
    raise read_only_sql_transaction
      using message = 'the database takes no writes: it is a standby, or set to be read only';
  end if;
end
$$
