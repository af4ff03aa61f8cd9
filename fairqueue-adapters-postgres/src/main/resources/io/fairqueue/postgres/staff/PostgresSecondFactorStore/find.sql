-- Purpose: an account's second factor, confirmed or not.
-- Parameters: organizer.
-- Answer: at most one row.
-- Cost: one keyed read.
select sealed, recovery, confirmed_at
from second_factors
where organizer_id = :organizer
