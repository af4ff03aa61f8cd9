-- Purpose: what a key names that can't be begun.
-- Parameters: key.
-- Answer: the request's fingerprint, operation and answer; no row if it was forgotten meanwhile.
-- Cost: one keyed read.
select fingerprint, operation, answer
from named_requests
where key = :key
