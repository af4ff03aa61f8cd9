-- Tells whether a key is remembered as good.
--
-- KEYS    1 until when it is remembered, as trust.lua writes it
-- ARGV    1 now, in microseconds since 1970
-- Answer  1 or 0
-- Cost    O(1)
return tonumber(redis.call('GET', KEYS[1]) or '0') > tonumber(ARGV[1]) and 1 or 0
