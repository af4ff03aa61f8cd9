-- Purpose: writes a secret down in another form.
-- Parameters: name, before, after.
-- Answer: 1, or 0 if it is another by now.
-- Cost: one keyed update.
update server_secrets
set secret = :after
where name = :name
  and secret = :before
