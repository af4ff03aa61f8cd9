-- Purpose: the secret that what is kept in other stores is hashed with.
-- Answer: one row.
-- Cost: one keyed read.
select secret
from server_secrets
where name = 'pepper'
