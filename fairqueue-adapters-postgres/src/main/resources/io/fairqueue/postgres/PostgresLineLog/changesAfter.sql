-- Purpose: what changed in a waiting set after a revision.
-- Parameters: event, rev, most.
-- Answer: the line's head revision, beside each change in order; a single row without a change if
--   there is none; nothing for an unknown line.
-- Cost: an index read in the order of the changes.
select l.rev as head, c.rev, c.joined, c.gone, c.admitted
from lines l
left join lateral (
  select rev, joined, gone, admitted
  from line_changes
  where event_id = l.event_id
    and rev > :rev
  order by rev
  limit :most
) c on true
where l.event_id = :event
order by c.rev
