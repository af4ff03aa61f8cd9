-- Purpose: all accounts.
-- Answer: the accounts, by email address.
-- Cost: a read of all accounts.
select *
from organizers
order by email collate "C"
