-- Purpose: notes where entries came from.
-- Parameters: event, origins (digests) and numbers, in pairs.
-- Cost: one insert per pair.
insert into entry_origins (event_id, origin, number)
select :event, a.origin, a.number
from unnest(cast(:origins as uuid[]), cast(:numbers as bigint[])) as a (origin, number)
on conflict do nothing
