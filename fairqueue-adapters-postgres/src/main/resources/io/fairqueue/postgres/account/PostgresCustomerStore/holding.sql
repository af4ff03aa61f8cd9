-- Purpose: ended accounts whose holdings have to be looked at: at once, and then each time after as
--   long as the account had ended at the last look, a second at least.
-- Parameters: now, limit.
-- Answer: id, ended_at; those that ended first first.
-- Cost: a read of the ended accounts that are not done: few, for half a minute.
select id, ended_at
from (
  select id, greatest(deleted_at, disabled_at) as ended_at, holdings_looked_at as looked_at
  from customers
  where (deleted_at is not null or disabled_at is not null)
    and not holdings_ended
) c
where looked_at is null
  or looked_at + greatest(looked_at - ended_at, interval '1 second') <= :now
order by ended_at, id
limit :limit
