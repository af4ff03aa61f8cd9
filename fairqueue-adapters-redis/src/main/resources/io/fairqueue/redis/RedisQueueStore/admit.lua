-- Admits the first of the line, if nobody was admitted since the caller counted.
--
-- Only an admission makes less room for the next one; whatever else happens meanwhile makes more. So
-- the fence, which rises with admissions alone, suffices, and joins never make an admission repeat.
--
-- KEYS    1 to 6 as in join.lua, 7 seen: hash: customer -> when the fan was last seen
-- ARGV    1 now, 2 window of the admission in microseconds, 3 how many at most, 4 the fence as read
--         by state.lua, 5 length of the rate window in microseconds,
--         6 who was last seen before this is passed over; 0 for nobody
-- Answer  {id, entry, id, entry, ...} in line order; empty when the fence has risen; {'NOBODY'} when
--         nobody waits who is present
-- Keeps   no entry is admitted while a present one with a lower place waits; time never goes back
-- Cost    O((admitted + absent) * log line); the caller bounds how many
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
local function is_present(entry)
  if ARGV[6] == '0' then
    return true
  end
  local customer, joined = string.match(entry, '^%u|([^|]+)|%d+|%d+|(%d+)')
  local seen = redis.call('HGET', KEYS[7], customer) or joined
  return math.max(tonumber(seen), tonumber(joined)) >= tonumber(ARGV[6])
end

local count = tonumber(ARGV[3])
local head = {}
local from = 0
while #head < count do
  local some = redis.call('ZRANGE', KEYS[4], from, from + count - 1)
  for _, id in ipairs(some) do
    if #head < count and is_present(redis.call('HGET', KEYS[2], id)) then
      head[#head + 1] = id
    end
  end
  if #some < count then
    break
  end
  from = from + count
end
for _, id in ipairs(head) do
  local facts = string.match(redis.call('HGET', KEYS[2], id), '^%u|([^|]+|%d+|%d+|%d+)')
  local admitted = 'A|' .. facts .. '|' .. now .. '|' .. till .. '|0'
  redis.call('HSET', KEYS[2], id, admitted)
  redis.call('ZREM', KEYS[4], id)
  redis.call('ZADD', KEYS[5], till, id)
  redis.call('ZADD', KEYS[6], now, id)
  answer[#answer + 1] = id
  answer[#answer + 1] = admitted
end
if #answer == 0 then
  return {'NOBODY'}
end
redis.call('HSET', KEYS[1], 'last_at', now)
redis.call('HINCRBY', KEYS[1], 'admits', 1)
return answer
