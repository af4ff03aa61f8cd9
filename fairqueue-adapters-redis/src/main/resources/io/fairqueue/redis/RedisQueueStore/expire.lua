-- Expires admissions whose end has come and fans who have waited too long.
--
-- KEYS    as in join.lua
-- ARGV    1 now, 2 the longest wait in microseconds, 3 how many of each kind at most
-- Answer  {id, entry, id, entry, ...}: admissions by their end, then the waiting in line order
-- Keeps   an entry expires once; time never goes back
-- Cost    O(expired * log line); the caller bounds how many
local now = ARGV[1]
local last = redis.call('HGET', KEYS[1], 'last_at')
if last and tonumber(last) > tonumber(now) then
  now = last
end

local answer = {}
local function expire(id, facts)
  local expired = 'E|' .. facts .. '|' .. now
  redis.call('HSET', KEYS[2], id, expired)
  redis.call('ZREM', KEYS[4], id)
  if redis.call('ZREM', KEYS[5], id) == 1 then
    redis.call('HINCRBY', KEYS[1], 'unused', 1)
  end
  answer[#answer + 1] = id
  answer[#answer + 1] = expired
end

for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[5], '-inf', now, 'LIMIT', 0, ARGV[3])) do
  expire(id, string.match(redis.call('HGET', KEYS[2], id), '^%u|([^|]+|%d+|%d+|%d+)'))
end
-- Places ascend with the time of joining: who has waited longest is at the head.
local latest = tonumber(now) - tonumber(ARGV[2])
for _, id in ipairs(redis.call('ZRANGE', KEYS[4], 0, tonumber(ARGV[3]) - 1)) do
  local entry = redis.call('HGET', KEYS[2], id)
  local facts, joined = string.match(entry, '^%u|([^|]+|%d+|%d+|(%d+))')
  if tonumber(joined) > latest then
    break
  end
  expire(id, facts)
end
if #answer > 0 then
  redis.call('HSET', KEYS[1], 'last_at', now)
end
return answer
