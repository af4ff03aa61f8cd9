-- Purpose: gives the entries that are yet to come their ids.
-- Parameters: event, tag.
-- Cost: one keyed update.
update events
set entry_tag = :tag
where id = :event
