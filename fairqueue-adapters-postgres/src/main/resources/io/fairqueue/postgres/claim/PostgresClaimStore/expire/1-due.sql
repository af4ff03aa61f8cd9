-- Purpose: held claims whose hold is over, locked.
-- Parameters: now, limit.
-- Answer: their ids, those that ended first first.
-- Invariant: no clock that is ahead of the database's ends a hold early; a claim is one worker's; those that another is busy with are passed over.
-- Cost: one index read and a row lock per claim.
select id
from claims
where status = 'CLAIMED'
  and expires_at <= least(:now, now() + interval '1 second')
order by expires_at, id
limit :limit
for update skip locked
