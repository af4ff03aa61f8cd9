-- Uses an admission, once.
--
-- KEYS    as in join.lua
-- ARGV    1 entry id, 2 customer, 3 now
-- Answer  {id, entry}, or nothing if it is not this fan's, not admitted, or its window is over
-- Keeps   used by its owner, inside its window, once; time never goes back
-- Cost    O(log admitted)
local entry = redis.call('HGET', KEYS[2], ARGV[1])
if not entry or string.sub(entry, 1, 1) ~= 'A' then
  return {}
end
local now = ARGV[3]
local last = redis.call('HGET', KEYS[1], 'last_at')
if last and tonumber(last) > tonumber(now) then
  now = last
end
local facts, customer, till =
  string.match(entry, '^%u|(([^|]+)|%d+|%d+|%d+)|%d+|(%d+)|%d+$')
if customer ~= ARGV[2] or tonumber(till) <= tonumber(now) then
  return {}
end

local completed = 'C|' .. facts .. '|' .. now
redis.call('HSET', KEYS[1], 'last_at', now)
redis.call('HINCRBY', KEYS[1], 'used', 1)
redis.call('HSET', KEYS[2], ARGV[1], completed)
redis.call('ZREM', KEYS[5], ARGV[1])
return {ARGV[1], completed}
