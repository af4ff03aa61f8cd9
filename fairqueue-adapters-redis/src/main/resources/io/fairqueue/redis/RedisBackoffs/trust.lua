-- Remembers a key as good.
--
-- KEYS    1 until when it is remembered, in microseconds since 1970
-- ARGV    1 until when from now on, 2 now
-- Answer  1
-- Keeps   the later end
-- Cost    O(1). The key outlives its use by a minute: the caller's clock decides, not Redis'
local until_then = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), tonumber(ARGV[1]))
redis.call(
  'SET', KEYS[1], string.format('%.0f', until_then),
  'PX', string.format('%.0f', math.max(0, until_then - tonumber(ARGV[2])) / 1000 + 60000))
return 1
