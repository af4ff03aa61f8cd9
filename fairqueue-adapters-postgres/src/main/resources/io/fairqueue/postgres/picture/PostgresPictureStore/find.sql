-- Purpose: a present picture by its name.
-- Parameters: id.
-- Answer: at most one row.
-- Cost: one keyed read.
select id, kind, owner, content_type, content
from pictures
where id = :id
  and erase_at is null
