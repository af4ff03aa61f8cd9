-- Purpose: the terms of a draw that gathers fans, after its event's times were changed.
-- Parameters: event, closesAt, lead (ms), round.
-- Answer: 1, or 0 if it gathers nobody any more.
-- Invariant: a lobby that was listed stays as it was. The caller has the event's lock.
-- Cost: one keyed update.
update draws
set closes_at = :closesAt, lead_ms = :lead, round = :round
where event_id = :event
  and state = 'GATHERING'
