-- Keeps the answer to a request.
--
-- KEYS    1 the request
-- ARGV    1 who works on it, 2 the answer, 3 now, 4 until when it is kept, both in microseconds since
--         1970, 5 how long the key stays, in milliseconds
-- Answer  1, or 0 unless this holder's request is under way
-- Keeps   one answer per request
-- Cost    O(1)
local holder, good_until, answer =
  unpack(redis.call('HMGET', KEYS[1], 'holder', 'good_until', 'answer'))
if holder ~= ARGV[1] or answer or tonumber(good_until) <= tonumber(ARGV[3]) then
  return 0
end
redis.call('HSET', KEYS[1], 'answer', ARGV[2], 'good_until', ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 1
