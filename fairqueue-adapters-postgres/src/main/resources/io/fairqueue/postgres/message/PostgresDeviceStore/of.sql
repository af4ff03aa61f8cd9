-- Purpose: an account's devices.
-- Parameters: owner.
-- Answer: one row per device, the last registered one first.
-- Cost: an index read of the account's devices.
select *
from devices
where customer_id = :owner
order by registered_at desc, id desc
