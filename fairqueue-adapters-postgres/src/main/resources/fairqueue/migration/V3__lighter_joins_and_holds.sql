-- What a join and a hold write: fewer index entries, fewer look-ups by foreign keys. A hold used to write
-- sixteen index entries and to look two keys up, locking a row each; now it is twelve and none. A join
-- wrote six and looked one up; now it is four and none.
--
-- Every step can be undone by creating again what it drops: nothing here loses a fact, and what a
-- dropped key refused, the statements can't write.

-- Foreign keys whose row the same transaction has locked or writes.
--   * An entry's line: whoever joins has locked the line; lines with entries are never deleted, since
--     only drafts are, and nobody joins a draft.
--   * A claim's entry: the statement that inserts the claim uses that entry up, under its lock; entries
--     are never deleted.
--   * The claim of a unit and of a ticket, which is of its event: one statement writes both, from one
--     request. `fairqueue check` compares them.
alter table queue_entries drop constraint queue_entries_event_id_fkey;
alter table claims drop constraint claims_entry_id_fkey;
alter table units drop constraint units_claim_of_event;
alter table tickets drop constraint tickets_claim_of_event;
alter table claims drop constraint claims_of_event;

-- The units of a claim are found by what the claim keeps.
drop index units_claim;
alter table claim_units drop constraint claim_units_pkey;

-- Of entries and claims that are live the indexes know who they are whose they are; only those that are
-- over need one of their own, and are not on anybody's way when they get there.
drop index queue_entries_latest;
create index queue_entries_over on queue_entries (event_id, customer_id, number desc)
  where status not in ('WAITING', 'ADMITTED');
drop index claims_one_live;
create unique index claims_one_live on claims (customer_id, event_id)
  where status in ('CLAIMED', 'CONFIRMED');
drop index claims_of_customer;
create index claims_over on claims (customer_id)
  where status not in ('CLAIMED', 'CONFIRMED');

-- Who joined first waits first in the line as well.
drop index queue_entries_waiting_since;
