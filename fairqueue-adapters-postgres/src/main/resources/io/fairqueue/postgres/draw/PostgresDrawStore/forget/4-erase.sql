-- Purpose: erases the secret of an event.
-- Parameters: event.
-- Invariant: it gets no other one: its leaves would not be those that were logged.
-- Cost: one keyed update.
update events
set draw_secret = null, draw_secret_erased = true
where id = :event
