-- Counts one more, if that stays within the limit: the generic cell rate algorithm (ITU-T I.371,
-- "virtual scheduling"), with a burst of the whole limit.
--
-- KEYS    1 when the next one would be due if all came evenly, in microseconds since 1970
-- ARGV    1 now, 2 the limit, 3 the window in microseconds
-- Answer  0 when it may pass, else how many microseconds to wait
-- Keeps   what passes is at most the limit at once, and the limit per window in the long run
-- Cost    O(1). The key outlives its use by a minute: the caller's clock decides, not Redis'
local now = tonumber(ARGV[1])
local limit = tonumber(ARGV[2])
local step = math.floor(tonumber(ARGV[3]) / limit)

local due = tonumber(redis.call('GET', KEYS[1]) or '0')
if due < now then
  due = now
end
local wait = due - now - step * (limit - 1)
if wait > 0 then
  return wait
end
redis.call(
  'SET', KEYS[1], string.format('%.0f', due + step),
  'PX', string.format('%.0f', math.ceil((due + step - now) / 1000) + 60000))
return 0
