-- Purpose: has a second factor asked for from now on.
-- Parameters: organizer, sealed (the secret whose code was shown), step (of that code), now.
-- Answer: 1, or 0 if that secret is not the one that waits for it.
-- Invariant: the step is used up.
-- Cost: one keyed write.
update second_factors
set confirmed_at = :now, last_step = :step
where organizer_id = :organizer and sealed = :sealed and confirmed_at is null
