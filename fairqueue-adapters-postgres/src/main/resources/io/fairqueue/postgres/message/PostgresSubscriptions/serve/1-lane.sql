-- Purpose: notes that a lane is served.
-- Parameters: lane, now.
-- Invariant: one row per lane; whoever writes its wishes holds it.
-- Cost: one keyed insert or update.
insert into lanes (lane, seen_at)
values (:lane, :now)
on conflict (lane) do update
set seen_at = greatest(lanes.seen_at, excluded.seen_at)
