-- Purpose: leaves a request whose outcome is not known to whoever asks the same.
-- Parameters: key, holder.
-- Cost: one keyed update.
update named_requests
set holder = null
where key = :key
  and holder = :holder
