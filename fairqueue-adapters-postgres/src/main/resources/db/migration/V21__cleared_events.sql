-- An event that is over is cleared up once: its line closed, its holds released, its sales asked back.
-- Who looks for what is left to do leaves out those that were cleared and not changed since: every change
-- raises the version, so nobody has to take anything back.
alter table events add column cleared_version bigint;

create index events_unfinished on events (id)
  where status in ('ENDED', 'CANCELLED') and cleared_version is distinct from version;
