-- Purpose: writes down what a lane wants to hear of.
-- Parameters: channel, name (of the lane); types, targets and priorities in the same order.
-- Invariant: afterwards these are told to the lane, and no others; what is the same already is not written.
-- Cost: reads and writes of the lane's few rows. The caller holds the lane's row.
with wished as materialized (
  select *
  from unnest(cast(:types as text[]), cast(:targets as text[]), cast(:priorities as integer[]))
    as w (type, target, priority)
), gone as (
  delete from subscriptions s
  where s.scope = everywhere()
    and s.channel = :channel
    and (cast(:name as text) = '' or s.target = :name)
    and not exists (
      select 1
      from wished w
      where w.type = s.type
        and w.target = s.target
    )
)
insert into subscriptions (scope, type, channel, target, priority)
select everywhere(), type, :channel, target, priority
from wished
on conflict do nothing
