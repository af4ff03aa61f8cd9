-- Purpose: forgets an account's second factor.
-- Parameters: organizer.
-- Answer: 1, or 0 if there is none.
-- Cost: one keyed write.
delete from second_factors
where organizer_id = :organizer
