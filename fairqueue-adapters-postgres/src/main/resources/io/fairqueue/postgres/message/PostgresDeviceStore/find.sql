-- Purpose: reads a device.
-- Parameters: id.
-- Answer: one row, none if there is no such device.
-- Cost: one keyed read.
select *
from devices
where id = :id
