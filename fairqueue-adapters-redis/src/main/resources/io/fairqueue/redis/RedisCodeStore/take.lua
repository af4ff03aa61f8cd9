-- Uses a one-time code up if it is right.
--
-- KEYS    1 the address's code
-- ARGV    1 the offered code's hash, 2 now, in microseconds since 1970, 3 how many wrong tries burn it
-- Answer  1 for the right code, else 0
-- Keeps   a code is right once; a burnt or late one never
-- Cost    O(1)
local hash, good_until = unpack(redis.call('HMGET', KEYS[1], 'hash', 'good_until'))
if not hash then
  return 0
end
if tonumber(good_until) <= tonumber(ARGV[2]) then
  redis.call('DEL', KEYS[1])
  return 0
end
if hash == ARGV[1] then
  redis.call('DEL', KEYS[1])
  return 1
end
if redis.call('HINCRBY', KEYS[1], 'wrong', 1) >= tonumber(ARGV[3]) then
  redis.call('DEL', KEYS[1])
end
return 0
