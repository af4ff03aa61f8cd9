-- Purpose: forgets an endpoint, with its secrets.
-- Parameters: id.
-- Answer: 1, or 0 if there is none.
-- Invariant: a trigger forgets what it subscribed to.
-- Cost: one keyed delete, and its few rows elsewhere.
delete from webhook_endpoints
where id = :id
