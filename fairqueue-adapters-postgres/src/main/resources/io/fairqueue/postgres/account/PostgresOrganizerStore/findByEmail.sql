-- Purpose: an account by its email address.
-- Parameters: email.
-- Answer: at most one row.
-- Cost: one keyed read.
select *
from organizers
where email = :email
