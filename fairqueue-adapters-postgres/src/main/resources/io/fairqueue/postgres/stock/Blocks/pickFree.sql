-- Purpose: blocks of a tier of which holds may take units, without waiting for anybody.
-- Parameters: event, slot (of the tier), above (a block), limit.
-- Answer: blocks behind that one that have a free unit and nobody is busy with, locked, in their order.
-- Invariant: as long as a block is locked nobody else takes its units or gives one back.
-- Cost: an index read per block of the tier that has none left, a row lock per block.
select block, tier_id, stock, free
from unit_blocks
where event_id = :event
  and block between greatest(:slot << 10, :above + 1) and :slot << 10 | 1023
  and free_count > 0
order by block
limit :limit
for update skip locked
