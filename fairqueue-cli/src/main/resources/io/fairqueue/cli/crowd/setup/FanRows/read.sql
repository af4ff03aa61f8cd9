-- Purpose: what sessions of simulated fans need.
-- Parameters: the first number, the last number, the pattern of their email addresses.
-- Answer: id and session epoch of each, by number.
-- Invariant: one row per account that is there.
-- Cost: a keyed read per fan.
select c.id, c.session_epoch
from generate_series(?, ?) as n
join customers c on c.email = format(?, n) and c.deleted_at is null
order by n
