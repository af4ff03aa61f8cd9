-- Purpose: all keys, those that were revoked too.
-- Answer: the keys, newest first.
-- Cost: a read of all keys.
select *
from all_signing_keys
order by created_at desc, kid
