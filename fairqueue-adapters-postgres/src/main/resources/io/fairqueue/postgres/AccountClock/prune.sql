-- Purpose: forgets changes of accounts whose sessions would all be over by themselves.
-- Parameters: now.
-- Answer: how many.
-- Cost: an index read and a delete per change that is over.
delete from account_changes
where kept_until < :now
