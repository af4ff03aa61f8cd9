-- Purpose: blocks of which holds may take units, waiting for whoever is busy with them.
-- Parameters: event; blocks; slots (tiers whose blocks are all meant that have a free unit).
-- Answer: the blocks, locked, in their order.
-- Invariant: blocks are locked in their order. One that got a free unit meanwhile may be missing.
-- Cost: a read of the event's blocks, and a row lock per block that is meant.
select block, tier_id, stock, free
from unit_blocks
where event_id = :event
  and (
    block = any(cast(:blocks as integer[]))
    or free_count > 0 and block >> 10 = any(cast(:slots as integer[]))
  )
order by block
for update
