-- Purpose: uses up the code of a time step, and those of all steps before it.
-- Parameters: organizer, step.
-- Answer: 1, or 0 if it was used up, or nothing is confirmed.
-- Invariant: a code is good once.
-- Cost: one keyed write.
update second_factors
set last_step = :step
where organizer_id = :organizer and last_step < :step and confirmed_at is not null
