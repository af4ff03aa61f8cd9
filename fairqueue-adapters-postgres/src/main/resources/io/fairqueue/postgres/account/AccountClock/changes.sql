-- Purpose: what the account clock says, and what ended since it said something else.
-- Parameters: known and nonce (what it said; 0 for nothing), limit (more than a node keeps).
-- Answer: clock, clock_nonce, follows (whether it has said what is known); and customer_id, epoch, kept_session
--   or session, kept_until of each change since then, in order. One row with a clock alone where nothing ended.
-- Invariant: the clock is the last lock of who changes it, so who sees n sees all changes up to n. Those
--   that were forgotten meanwhile are of sessions that are over by themselves; where the one that was known
--   last is forgotten and others came, nobody can tell whether they follow.
-- Cost: two reads of one row, an index read in the order of the changes.
select
  a.n as clock,
  a.nonce as clock_nonce,
  :known = 0
    or (a.n = :known and a.nonce = :nonce)
    or (
      a.n > :known
      and exists (select from account_changes k where k.n = :known and k.nonce = :nonce)
    ) as follows,
  c.customer_id,
  c.epoch,
  c.kept_session,
  c.session,
  c.kept_until
from account_clock a
left join lateral (
  select n, customer_id, epoch, kept_session, session, kept_until
  from account_changes
  where n > :known
  order by n
  limit :limit
) c on true
order by c.n
