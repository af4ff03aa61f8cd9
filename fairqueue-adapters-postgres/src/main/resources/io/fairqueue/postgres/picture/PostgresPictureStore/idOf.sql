-- Purpose: the name of an owner's present picture.
-- Parameters: kind, owner.
-- Answer: at most one row: id.
-- Cost: one keyed read.
select id
from pictures
where kind = :kind
  and owner = :owner
  and erase_at is null
