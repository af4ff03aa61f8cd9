-- Moves the end of a fan's running admission by one more window; counted.
--
-- KEYS    as in join.lua
-- ARGV    1 customer, 2 now, 3 window in microseconds, 4 how many extensions an entry may have
-- Answer  {'EXTENDED', id, entry}, {'NONE_LEFT', id, entry} or {'NOT_ADMITTED'}
-- Keeps   never more extensions than allowed, whoever races; time never goes back
-- Cost    O(log admitted)
local id = redis.call('HGET', KEYS[3], ARGV[1])
local entry = id and redis.call('HGET', KEYS[2], id)
if not entry or string.sub(entry, 1, 1) ~= 'A' then
  return {'NOT_ADMITTED'}
end
local now = ARGV[2]
local last = redis.call('HGET', KEYS[1], 'last_at')
if last and tonumber(last) > tonumber(now) then
  now = last
end
local before, till, extensions =
  string.match(entry, '^(%u|[^|]+|%d+|%d+|%d+|%d+)|(%d+)|(%d+)$')
if tonumber(till) <= tonumber(now) then
  return {'NOT_ADMITTED'}
end
if tonumber(extensions) >= tonumber(ARGV[4]) then
  return {'NONE_LEFT', id, entry}
end

till = string.format('%.0f', tonumber(till) + tonumber(ARGV[3]))
local extended = before .. '|' .. till .. '|' .. (tonumber(extensions) + 1)
redis.call('HSET', KEYS[1], 'last_at', now)
redis.call('HSET', KEYS[2], id, extended)
redis.call('ZADD', KEYS[5], till, id)
return {'EXTENDED', id, extended}
