-- Purpose: notes that the holdings of ended accounts were looked at and taken back.
-- Parameters: ids, enoughIfEndedBefore (those need not be looked at again), now.
-- Answer: how many.
-- Cost: one keyed update each.
update customers
set
  holdings_looked_at = :now,
  holdings_ended = greatest(deleted_at, disabled_at) < :enoughIfEndedBefore
where id = any(cast(:ids as uuid[]))
  and (deleted_at is not null or disabled_at is not null)
