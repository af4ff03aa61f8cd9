-- Purpose: readies the old tables for being read line by line.
-- Invariant: fails if a number was handed out twice. Repeating is safe.
-- Cost: a sort of all entries.
create unique index if not exists queue_entries_moved on queue_entries (event_id, number);
create index if not exists entry_origins_before_moved on entry_origins_before (entry_id);
alter table claims add column if not exists number bigint;
analyze queue_entries, entry_absences, entry_origins_before, entry_presence_before, claims, customers
