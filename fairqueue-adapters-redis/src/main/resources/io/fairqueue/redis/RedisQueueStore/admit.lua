-- Admits the first of the line, if nobody was admitted since the caller counted.
--
-- Only an admission makes less room for the next one; whatever else happens meanwhile makes more. So
-- the fence, which rises with admissions alone, suffices, and joins never make an admission repeat.
--
-- KEYS    as in join.lua
-- ARGV    1 now, 2 window of the admission in microseconds, 3 how many at most, 4 the fence as read
--         by state.lua, 5 length of the rate window in microseconds
-- Answer  {id, entry, id, entry, ...} in line order; empty when the fence has risen
-- Keeps   no entry is admitted while one with a lower place waits; time never goes back
-- Cost    O(admitted * log line); the caller bounds how many
local last, admits = unpack(redis.call('HMGET', KEYS[1], 'last_at', 'admits'))
if (admits or '0') ~= ARGV[4] then
  return {}
end
local now = ARGV[1]
if last and tonumber(last) > tonumber(now) then
  now = last
end
local till = string.format('%.0f', tonumber(now) + tonumber(ARGV[2]))
local expired = string.format('%.0f', tonumber(now) - tonumber(ARGV[5]))
redis.call('ZREMRANGEBYSCORE', KEYS[6], '-inf', expired)

local answer = {}
for _, id in ipairs(redis.call('ZRANGE', KEYS[4], 0, tonumber(ARGV[3]) - 1)) do
  local facts = string.match(redis.call('HGET', KEYS[2], id), '^%u|([^|]+|%d+|%d+|%d+)')
  local admitted = 'A|' .. facts .. '|' .. now .. '|' .. till .. '|0'
  redis.call('HSET', KEYS[2], id, admitted)
  redis.call('ZREM', KEYS[4], id)
  redis.call('ZADD', KEYS[5], till, id)
  redis.call('ZADD', KEYS[6], now, id)
  answer[#answer + 1] = id
  answer[#answer + 1] = admitted
end
if #answer > 0 then
  redis.call('HSET', KEYS[1], 'last_at', now)
  redis.call('HINCRBY', KEYS[1], 'admits', 1)
end
return answer
