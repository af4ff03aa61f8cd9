-- Reads what became of the admissions that are over.
--
-- KEYS    as in join.lua
-- ARGV    none
-- Answer  {used, unused}
-- Keeps   changes nothing; whoever ends an admission counts it in the same script
-- Cost    O(1)
local used, unused = unpack(redis.call('HMGET', KEYS[1], 'used', 'unused'))
return {tonumber(used or '0'), tonumber(unused or '0')}
