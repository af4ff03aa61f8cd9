-- Purpose: the present picture of an owner.
-- Parameters: kind, owner.
-- Answer: at most one row.
-- Cost: one keyed read.
select id, kind, owner, content_type, content
from pictures
where kind = :kind
  and owner = :owner
  and erase_at is null
