-- Purpose: one attempt to pay, by the name that the gateway knows it by.
-- Parameters: reference.
-- Answer: at most one row.
-- Cost: one keyed read.
select *
from payments
where reference = :reference
