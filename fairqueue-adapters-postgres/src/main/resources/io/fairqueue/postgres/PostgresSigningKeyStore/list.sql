-- Purpose: all keys.
-- Answer: the keys, newest first.
-- Cost: a read of all keys.
select *
from signing_keys
order by created_at desc, kid
