-- Purpose: forgets what a lane wanted to hear of.
-- Parameters: channel, name (of the lane).
-- Cost: one index read and one delete per row.
delete from subscriptions
where scope = everywhere()
  and channel = :channel
  and (cast(:name as text) = '' or target = :name)
