-- Purpose: notes what somebody did, or an admin saw.
-- Parameters: actor, operator, action, subject, event, at, country, requestId, ipPrefix, and what was before
--   and is after: names and values side by side.
-- Cost: one insert.
insert into audit_log (
  actor, operator, action, subject, event_id, at, country, request_id, ip_prefix, before, after
)
values (
  :actor, cast(:operator as text), :action, :subject, cast(:event as uuid), :at,
  cast(:country as text), cast(:requestId as text), cast(:ipPrefix as text),
  jsonb_object(cast(:beforeNames as text[]), cast(:beforeValues as text[])),
  jsonb_object(cast(:afterNames as text[]), cast(:afterValues as text[]))
)
