-- Purpose: says for as long as this connection lives that a node of a schema version is running.
-- Parameters: family (of these locks), version (the newest migration that the node knows).
-- Answer: one row: registered. Not while a migration is under way that older nodes can't bear, nor on a server
--   that takes no writes.
-- Invariant: who has the gate's lock alone sees every node that is registered, and no other one comes meanwhile.
-- Cost: a round trip; two shared advisory locks, the gate's only until the statement ends.
select case
         when current_setting('transaction_read_only') = 'on' then false
         when pg_try_advisory_xact_lock_shared(:family, 0)
           then pg_try_advisory_lock_shared(:family, :version)
         else false
       end as registered
