-- Expires live entries of a line whose sale is over, and lets the keys go when none is left.
--
-- KEYS    as in join.lua
-- ARGV    1 now, 2 how many at most, 3 how long the keys stay, in milliseconds
-- Answer  {id, entry, id, entry, ...}: the waiting in line order, then admissions by their end
-- Keeps   an entry expires once; time never goes back
-- Cost    O(expired * log line); the caller bounds how many
local now = ARGV[1]
local last = redis.call('HGET', KEYS[1], 'last_at')
if last and tonumber(last) > tonumber(now) then
  now = last
end

local answer = {}
for _, key in ipairs({KEYS[4], KEYS[5]}) do
  local room = tonumber(ARGV[2]) - #answer / 2
  if room > 0 then
    for _, id in ipairs(redis.call('ZRANGE', key, 0, room - 1)) do
      local facts = string.match(redis.call('HGET', KEYS[2], id), '^%u|([^|]+|%d+|%d+|%d+)')
      local expired = 'E|' .. facts .. '|' .. now
      redis.call('HSET', KEYS[2], id, expired)
      if redis.call('ZREM', key, id) == 1 and key == KEYS[5] then
        redis.call('HINCRBY', KEYS[1], 'unused', 1)
      end
      answer[#answer + 1] = id
      answer[#answer + 1] = expired
    end
  end
end
if #answer > 0 then
  redis.call('HSET', KEYS[1], 'last_at', now)
end
if redis.call('EXISTS', KEYS[4], KEYS[5]) == 0 and redis.call('PTTL', KEYS[1]) < 0 then
  for i = 1, #KEYS do
    redis.call('PEXPIRE', KEYS[i], ARGV[3])
  end
end
return answer
