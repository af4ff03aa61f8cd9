-- Reads a fan's latest entry.
--
-- KEYS    as in join.lua
-- ARGV    1 customer
-- Answer  {id, entry}, or nothing
-- Keeps   changes nothing
-- Cost    O(1)
local id = redis.call('HGET', KEYS[3], ARGV[1])
local entry = id and redis.call('HGET', KEYS[2], id)
if not entry then
  return {}
end
return {id, entry}
