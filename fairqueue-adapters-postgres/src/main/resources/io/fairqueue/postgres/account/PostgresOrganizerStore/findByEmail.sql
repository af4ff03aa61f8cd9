-- Purpose: an account by its mail address.
-- Parameters: email.
-- Answer: at most one row.
-- Cost: one keyed read.
select *
from organizers
where email = :email
