-- Purpose: the pieces at the right edge of a log's tree.
-- Parameters: event, epoch, size.
-- Answer: level, index, hashes; one row per level that isn't whole.
-- Cost: a keyed read per level.
select t.level, t.index, t.hashes
from unnest(array[0, 1, 2, 3, 4, 5, 6]) as l (level)
join log_tiles t
  on t.event_id = :event
  and t.epoch = :epoch
  and t.level = l.level
  and t.index = :size >> (8 * l.level + 8)
where :size >> (8 * l.level) > 0
