-- Purpose: the event whose line gives ids with a tag.
-- Parameters: tag.
-- Answer: one row, or none.
-- Cost: one index read.
select id
from events
where entry_tag = :tag
