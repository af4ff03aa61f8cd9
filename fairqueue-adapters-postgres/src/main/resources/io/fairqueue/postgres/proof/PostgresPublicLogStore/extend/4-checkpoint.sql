-- Purpose: writes what is signed of a log.
-- Parameters: event, epoch, size, root, note, at.
-- Invariant: a size has one root: a second one breaks the key.
-- Cost: one insert.
insert into log_checkpoints (event_id, epoch, size, root, note, at)
values (:event, :epoch, :size, :root, :note, :at)
