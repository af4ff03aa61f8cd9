-- Purpose: the secret of a name.
-- Parameters: name.
-- Answer: one row.
-- Cost: one keyed read.
select secret
from server_secrets
where name = :name
