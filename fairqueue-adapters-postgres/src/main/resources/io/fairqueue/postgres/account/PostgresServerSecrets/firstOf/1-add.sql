-- Purpose: adds a secret, if there is none of this name.
-- Parameters: name, mine.
-- Cost: one keyed read, once an insert.
insert into server_secrets (name, secret)
values (:name, :mine)
on conflict do nothing
