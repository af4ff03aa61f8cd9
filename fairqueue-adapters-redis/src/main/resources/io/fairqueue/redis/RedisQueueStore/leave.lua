-- Takes a fan out of the line, or gives up an unused admission.
--
-- KEYS    as in join.lua
-- ARGV    1 customer, 2 now
-- Answer  {'LEFT', id, entry}, {'USED', id, entry} for an admission that was used, or {'NONE'}
-- Keeps   a used admission stays used; time never goes back
-- Cost    O(log line)
local id = redis.call('HGET', KEYS[3], ARGV[1])
local entry = id and redis.call('HGET', KEYS[2], id)
if not entry then
  return {'NONE'}
end
local status, facts = string.match(entry, '^(%u)|([^|]+|%d+|%d+|%d+)')
if status == 'C' then
  return {'USED', id, entry}
end
if status ~= 'W' and status ~= 'A' then
  return {'NONE'}
end

local now = ARGV[2]
local last = redis.call('HGET', KEYS[1], 'last_at')
if last and tonumber(last) > tonumber(now) then
  now = last
end
local abandoned = 'B|' .. facts .. '|' .. now
redis.call('HSET', KEYS[1], 'last_at', now)
redis.call('HSET', KEYS[2], id, abandoned)
redis.call('ZREM', KEYS[4], id)
if redis.call('ZREM', KEYS[5], id) == 1 then
  redis.call('HINCRBY', KEYS[1], 'unused', 1)
end
return {'LEFT', id, abandoned}
