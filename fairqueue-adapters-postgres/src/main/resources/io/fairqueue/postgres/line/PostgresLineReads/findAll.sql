-- Purpose: what became of admissions.
-- Parameters: event, numbers.
-- Answer: one row per admission: number, admitted_at, admitted_until (by the clock on the wall),
--   extensions, ended_how, claim_id.
-- Cost: a keyed read per number.
select
  a.number,
  a.admitted_at,
  wall_time(a.event_id, a.admitted_until) as admitted_until,
  a.extensions,
  a.ended_how,
  a.claim_id
from unnest(cast(:numbers as bigint[])) as n (number)
join admissions a on a.event_id = :event and a.number = n.number
