-- Purpose: writes the pieces of a log's tree that have become more.
-- Parameters: event, epoch; of each: levels, indexes, hashes.
-- Invariant: a piece only grows.
-- Cost: an insert or update per piece.
insert into log_tiles (event_id, epoch, level, index, hashes)
select :event, :epoch, a.level, a.index, a.hashes
from unnest(cast(:levels as integer[]), cast(:indexes as bigint[]), cast(:hashes as bytea[]))
  as a (level, index, hashes)
on conflict (event_id, epoch, level, index) do update
set hashes = excluded.hashes
where length(excluded.hashes) > length(log_tiles.hashes)
