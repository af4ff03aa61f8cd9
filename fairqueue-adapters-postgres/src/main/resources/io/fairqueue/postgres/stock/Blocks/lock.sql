-- Purpose: these very blocks, waiting for whoever is busy with them.
-- Parameters: event, blocks.
-- Answer: the blocks, locked, in their order.
-- Invariant: blocks are locked in their order.
-- Cost: an index read and a row lock per block.
select block, tier_id, stock, free
from unit_blocks
where event_id = :event
  and block = any(cast(:blocks as integer[]))
order by block
for update
