-- Drops a request that is under way.
--
-- KEYS    1 the request
-- ARGV    1 who works on it
-- Answer  1, or 0 unless this holder's request is under way
-- Keeps   what was answered stays answered
-- Cost    O(1)
local holder, answer = unpack(redis.call('HMGET', KEYS[1], 'holder', 'answer'))
if holder ~= ARGV[1] or answer then
  return 0
end
return redis.call('DEL', KEYS[1])
