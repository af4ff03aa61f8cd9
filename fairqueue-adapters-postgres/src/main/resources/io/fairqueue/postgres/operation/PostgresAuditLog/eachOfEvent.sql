-- Purpose: all that was noted about an event.
-- Parameters: event.
-- Answer: the rows, what was recorded first first; what was before and is after as names and values side by
--   side.
-- Cost: one index read per row.
select
  a.actor, a.operator, a.action, a.subject, a.event_id, a.at, a.country, a.request_id, a.ip_prefix,
  array(select key from jsonb_each_text(a.before) order by key) as before_names,
  array(select value from jsonb_each_text(a.before) order by key) as before_values,
  array(select key from jsonb_each_text(a.after) order by key) as after_names,
  array(select value from jsonb_each_text(a.after) order by key) as after_values
from audit_log a
where a.event_id = :event
order by a.id
