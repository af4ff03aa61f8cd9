-- Purpose: accounts for simulated fans, many at once.
-- Parameters: the pattern of their email addresses, the first number, the last number.
-- Answer: nothing.
-- Invariant: an account that is there stays as it is; their addresses count as proven.
-- Cost: one insert for all.
insert into customers (id, email, email_verified, session_epoch, created_at, updated_at)
select gen_random_uuid(), format(?, n), true, 0, now(), now()
from generate_series(?, ?) as n
on conflict (email) where deleted_at is null do nothing
