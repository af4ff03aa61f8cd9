-- Purpose: what an act gave when it was done before under this operation.
-- Parameters: operation, act.
-- Answer: its result; no row if it was not done.
-- Cost: one keyed read.
select result
from effects
where operation = :operation
  and act = :act
