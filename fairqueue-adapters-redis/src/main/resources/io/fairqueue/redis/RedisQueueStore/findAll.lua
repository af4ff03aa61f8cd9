-- Reads the latest entries of some fans.
--
-- KEYS    as in join.lua
-- ARGV    the customers; the caller bounds how many (they are unpacked onto Lua's stack)
-- Answer  {id, entry, id, entry, ...} in no order; who has none is absent
-- Keeps   changes nothing
-- Cost    O(customers)
local answer = {}
for _, id in ipairs(redis.call('HMGET', KEYS[3], unpack(ARGV))) do
  local entry = id and redis.call('HGET', KEYS[2], id)
  if entry then
    answer[#answer + 1] = id
    answer[#answer + 1] = entry
  end
end
return answer
