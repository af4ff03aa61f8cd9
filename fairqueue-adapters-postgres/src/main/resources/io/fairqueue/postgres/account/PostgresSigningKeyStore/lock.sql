-- Purpose: keeps other nodes from adding a key until the transaction ends.
-- Invariant: of many nodes that start at once one adds the first key.
-- Cost: a table lock; readers go on.
lock table all_signing_keys in share row exclusive mode
