-- Purpose: stores blocks as they are now.
-- Parameters: event; blocks, tiers, stocks and frees, in the same order.
-- Cost: a keyed update or an insert per block. The caller holds the blocks' locks, and that of the event
--   against others who make new ones.
insert into unit_blocks (event_id, block, tier_id, stock, free, free_count)
select :event, block, tier_id, stock, free, bit_count(free)
from unnest(
  cast(:blocks as integer[]),
  cast(:tiers as uuid[]),
  cast(:stocks as bytea[]),
  cast(:frees as bytea[])
) as b (block, tier_id, stock, free)
on conflict (event_id, block) do update
set
  stock = excluded.stock,
  free = excluded.free,
  free_count = excluded.free_count
