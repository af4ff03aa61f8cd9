-- Purpose: notes that an act was done under an operation.
-- Parameters: operation, act, result.
-- Invariant: an act is done once under one operation: a second try at the same time meets the key, and
--   then finds what the first one did.
-- Cost: one insert, in the transaction that does the act.
insert into effects (operation, act, result)
values (:operation, :act, :result)
