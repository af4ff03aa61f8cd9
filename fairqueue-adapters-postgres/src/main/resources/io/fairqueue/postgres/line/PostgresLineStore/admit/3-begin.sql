-- Purpose: what the admitted have from now on.
-- Parameters: event, numbers, entries, customers and joinedAts (same order), now, until (in the sale's
--   time), rate (the limit per minute that was kept, null for none).
-- Invariant: a fan has one admission that isn't over.
-- Cost: one insert of four index entries per admission. The caller holds the line's lock.
insert into admissions (
  event_id, number, entry_id, customer_id, joined_at, admitted_at, admitted_until, admitted_under_rate
)
select :event, number, entry_id, customer_id, joined_at, :now, :until, :rate
from unnest(
  cast(:numbers as bigint[]),
  cast(:entries as uuid[]),
  cast(:customers as uuid[]),
  cast(:joinedAts as timestamptz[])
) as a (number, entry_id, customer_id, joined_at)
