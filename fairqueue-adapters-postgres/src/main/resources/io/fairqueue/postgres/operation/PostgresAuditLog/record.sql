-- Purpose: notes what somebody did to another's event.
-- Parameters: actor, action, subject, at, country.
-- Cost: one insert.
insert into audit_log (actor, action, subject, at, country)
values (:actor, :action, :subject, :at, cast(:country as text))
