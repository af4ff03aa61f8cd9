-- Purpose: a draw's next state, over the one that was read.
-- Parameters: event, was and wasPlaced (the state that was read); state, round, listCount, listRoot,
--   listSha256, signature, serverSeed, organizerSeed, reason, orderRoot, placed, openedAt (what it becomes).
-- Answer: 1, or 0 if it is another by now.
-- Invariant: of many steps from one state one is taken.
-- Cost: one keyed update. The caller has the line's lock.
update draws
set
  state = :state,
  round = :round,
  list_count = :listCount,
  list_root = :listRoot,
  list_sha256 = :listSha256,
  signature = :signature,
  server_seed = :serverSeed,
  organizer_seed = :organizerSeed,
  reason = :reason,
  order_root = :orderRoot,
  placed = :placed,
  opened_at = :openedAt
where event_id = :event
  and state = :was
  and placed = :wasPlaced
