-- Purpose: all blocks of a tier, waiting for whoever is busy with them.
-- Parameters: event, slot (of the tier).
-- Answer: the blocks, locked, in their order.
-- Invariant: blocks are locked in their order.
-- Cost: an index read and a row lock per block.
select block, tier_id, stock, free
from unit_blocks
where event_id = :event
  and block between :slot << 10 and :slot << 10 | 1023
order by block
for update
