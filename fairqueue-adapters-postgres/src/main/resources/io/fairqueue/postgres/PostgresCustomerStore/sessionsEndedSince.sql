-- Purpose: accounts whose sessions were ended lately.
-- Parameters: since.
-- Answer: id, session_epoch, kept_session, deleted; a row per account that was ever ended and was
--   changed since.
-- Cost: an index read in the order of the answer.
select id, session_epoch, kept_session, deleted_at is not null as deleted
from customers
where session_epoch > 0
  and updated_at >= :since
