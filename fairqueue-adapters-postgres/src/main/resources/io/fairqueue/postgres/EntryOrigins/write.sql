-- Purpose: notes where entries came from.
-- Parameters: event, origins (digests) and entries, in pairs.
-- Cost: one insert per pair.
insert into entry_origins (event_id, origin, entry_id)
select :event, a.origin, a.entry_id
from unnest(cast(:origins as uuid[]), cast(:entries as uuid[])) as a (origin, entry_id)
on conflict do nothing
