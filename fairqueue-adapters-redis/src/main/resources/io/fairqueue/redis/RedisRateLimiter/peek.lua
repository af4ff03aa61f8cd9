-- Tells whether one more would stay within the limit; counts nothing. As acquire.lua.
--
-- KEYS    1 when the next one would be due if all came evenly, in microseconds since 1970
-- ARGV    1 now, 2 the limit, 3 the window in microseconds
-- Answer  0 when it may pass, else how many microseconds to wait
-- Keeps   everything as it is
-- Cost    O(1)
local now = tonumber(ARGV[1])
local limit = tonumber(ARGV[2])
local step = math.floor(tonumber(ARGV[3]) / limit)

local due = tonumber(redis.call('GET', KEYS[1]) or '0')
if due < now then
  due = now
end
return math.max(0, due - now - step * (limit - 1))
