-- Purpose: which of these claims are refunded.
-- Parameters: claims.
-- Answer: their ids.
-- Cost: a keyed read per claim.
select id
from claims
where id = any(:claims)
  and status = 'REFUNDED'
