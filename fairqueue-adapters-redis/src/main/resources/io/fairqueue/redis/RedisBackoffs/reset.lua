-- Forgets the failures of a key.
--
-- KEYS    1 its failures, as attempt.lua writes them
-- Answer  1 if there were any, else 0
-- Cost    O(1)
return redis.call('DEL', KEYS[1])
