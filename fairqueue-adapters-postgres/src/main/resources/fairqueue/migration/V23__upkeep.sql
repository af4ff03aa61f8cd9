-- What grows is pruned by age, so each such table is found from its old end.
create index webhook_inbox_over on webhook_inbox (processed_at)
  where processed_at is not null and outcome not in ('GIVEN_UP', 'UNCLEAR_REFUND', 'DISPUTED');
create index audit_log_over on audit_log (at);

-- By default autovacuum waits until a fifth of a table is dead. A table of a few rows that changes hundreds of
-- times a second has long been bloated then, and one of millions gets there in the middle of a sale. So it
-- comes by the number of changes instead; to small tables without pauses, since it is through at once.

-- A few rows, changed all the time.
alter table lines set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
alter table unit_blocks set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
alter table account_clock set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
alter table event_sums set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
alter table event_waits set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);

-- Rows that come and go.
alter table event_sum_changes set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
alter table named_requests set (
  fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
alter table effects set (
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
alter table ended_sessions set (
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
alter table account_changes set (
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
alter table entry_presence set (
  fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);

-- Rows that stay, and change once or twice: their partial indexes hold what is under way, and are read from
-- the end where what is over lies.
alter table admissions set (
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
alter table claims set (
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
alter table claim_units set (
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
alter table payments set (
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
alter table webhook_inbox set (
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
