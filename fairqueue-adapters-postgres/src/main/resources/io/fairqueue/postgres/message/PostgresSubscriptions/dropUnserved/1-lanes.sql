-- Purpose: forgets lanes that nobody serves any more.
-- Parameters: before.
-- Answer: the lanes.
-- Cost: a read of all lanes, which are few.
delete from lanes
where seen_at < :before
returning lane
