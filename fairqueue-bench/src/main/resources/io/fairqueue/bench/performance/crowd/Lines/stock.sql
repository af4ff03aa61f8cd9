-- Purpose: gives an event's one general tier, of which nothing was held, another stock.
-- Parameters: event, units (how many there are then).
-- Cost: a row per unit is made and counted, and one per 1,024 written.
with tier as (
  update tiers
  set capacity = :units
  where event_id = :event
  returning id, slot
), byte as (
  select block, n, cast(sum(1 << bit) as integer) as bits
  from generate_series(0, cast(:units as integer) / 1024) as a (block)
  cross join generate_series(0, 127) as b (n)
  cross join generate_series(0, 7) as c (bit)
  where block * 1024 + n * 8 + bit between 1 and :units
  group by block, n
), stock as (
  select
    a.block,
    string_agg(set_byte('\x00', 0, coalesce(byte.bits, 0)), '' order by b.n) as bits
  from generate_series(0, cast(:units as integer) / 1024) as a (block)
  cross join generate_series(0, 127) as b (n)
  left join byte on byte.block = a.block and byte.n = b.n
  group by a.block
)
insert into unit_blocks (event_id, block, tier_id, stock, free, free_count)
select :event, tier.slot << 10 | stock.block, tier.id, stock.bits, stock.bits, bit_count(stock.bits)
from tier, stock
on conflict (event_id, block) do update
set
  stock = excluded.stock,
  free = excluded.free,
  free_count = excluded.free_count
