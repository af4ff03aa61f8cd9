-- Purpose: accounts of fans.
-- Parameters: ids.
-- Cost: one insert per fan.
insert into customers (id, email, email_verified, session_epoch, created_at, updated_at)
select id, id || '@example.org', true, 0, now(), now()
from unnest(cast(:ids as uuid[])) as f (id)
