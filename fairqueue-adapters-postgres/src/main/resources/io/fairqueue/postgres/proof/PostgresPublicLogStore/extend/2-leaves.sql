-- Purpose: writes the entries that a log got.
-- Parameters: event, epoch, size (before); of each, in order: leaves, revs, firstNumbers (0 for none).
-- Cost: an insert per entry.
insert into log_leaves (event_id, epoch, index, rev, first_number, leaf)
select :event, :epoch, :size + a.ord - 1, a.rev, nullif(a.first_number, 0), a.leaf
from unnest(cast(:leaves as bytea[]), cast(:revs as bigint[]), cast(:firstNumbers as bigint[]))
  with ordinality as a (leaf, rev, first_number, ord)
