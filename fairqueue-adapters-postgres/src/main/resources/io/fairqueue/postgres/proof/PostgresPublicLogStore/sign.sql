-- Purpose: puts other signatures below the newest checkpoint.
-- Parameters: event, epoch, size, note.
-- Answer: 1, or 0 if the newest one is of another size.
-- Cost: one keyed update, one keyed read.
update log_checkpoints c
set note = :note
from public_logs p
where c.event_id = :event
  and c.epoch = :epoch
  and c.size = :size
  and p.event_id = c.event_id
  and p.epoch = c.epoch
  and p.size = c.size
