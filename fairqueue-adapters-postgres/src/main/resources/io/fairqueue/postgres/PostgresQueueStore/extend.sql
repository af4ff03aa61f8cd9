-- Purpose: moves the end of an admission, counted.
-- Parameters: entry, until, extensions.
-- Invariant: nothing else but the end of a pause moves an admission's end.
-- Cost: one keyed update. The caller holds the entry's lock.
update queue_entries
set admitted_until = :until, extensions = :extensions
where id = :entry
