-- Purpose: whether the connection, and with it the lock, is still there.
select 1
