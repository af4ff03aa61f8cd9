-- The usual volatile line: puts a fan at its end, once.
--
-- KEYS    1 fans (hash of numbers), 2 counter, 3 the line (sorted set)
-- ARGV    1 fan
-- Answer  the fan's number
-- Cost    O(log waiting)
local number = redis.call('HGET', KEYS[1], ARGV[1])
if number then
  return tonumber(number)
end
number = redis.call('INCR', KEYS[2])
redis.call('HSET', KEYS[1], ARGV[1], number)
redis.call('ZADD', KEYS[3], number, ARGV[1])
return number
