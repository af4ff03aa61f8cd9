-- What every pooled connection starts with: no wait without an end, one isolation level, no JIT for
-- statements of a few milliseconds, and no plan made while a table was small that reads all of it when
-- it is large: a line grows faster than statistics follow.
set statement_timeout = 1900;
set lock_timeout = 1500;
set idle_in_transaction_session_timeout = 2000;
set default_transaction_isolation = 'read committed';
set jit = off;
set enable_seqscan = off
