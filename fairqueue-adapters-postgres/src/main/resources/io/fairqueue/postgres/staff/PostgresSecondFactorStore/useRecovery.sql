-- Purpose: uses up a recovery code.
-- Parameters: organizer, digest.
-- Answer: 1, or 0 if there is none with this digest, or nothing is confirmed.
-- Invariant: a code is good once.
-- Cost: one keyed write.
update second_factors
set recovery = array_remove(recovery, cast(:digest as text))
where organizer_id = :organizer and recovery @> array[cast(:digest as text)] and confirmed_at is not null
