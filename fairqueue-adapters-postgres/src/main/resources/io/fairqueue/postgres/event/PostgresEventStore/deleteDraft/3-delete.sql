-- Purpose: deletes a draft without units, with its tiers and its line.
-- Parameters: id.
-- Cost: a delete per tier. The caller holds the event's lock.
delete from events
where id = :id
