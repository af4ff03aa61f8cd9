-- Purpose: takes a notice back.
-- Parameters: id, event, now.
-- Invariant: one is taken back once.
-- Cost: one keyed update.
update notices
set taken_back_at = :now
where id = :id
  and event_id = :event
  and taken_back_at is null
