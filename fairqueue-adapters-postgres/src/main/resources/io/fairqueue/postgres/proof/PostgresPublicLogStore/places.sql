-- Purpose: the rows by which fans of a lobby came and got their places.
-- Parameters: event, after (rev of the row before), rev (of the last one looked at).
-- Answer: rev, kind, first_number and gone as in LogRows/after.sql, in order; of who came how many.
-- Cost: an index read of the rows in between.
select rev, kind, first_number, cardinality(fans) as fans, array_send(gone) as gone
from line_log
where event_id = :event
  and rev > :after
  and rev <= :rev
  and kind in (2, 4)
order by rev
