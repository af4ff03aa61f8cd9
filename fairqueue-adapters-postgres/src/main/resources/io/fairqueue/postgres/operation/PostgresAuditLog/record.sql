-- Purpose: notes what somebody did to another's event.
-- Parameters: actor, action, subject, at.
-- Cost: one insert.
insert into audit_log (actor, action, subject, at)
values (:actor, :action, :subject, :at)
