-- Purpose: all accounts.
-- Answer: the accounts, by mail address.
-- Cost: a read of all accounts.
select *
from organizers
order by email collate "C"
