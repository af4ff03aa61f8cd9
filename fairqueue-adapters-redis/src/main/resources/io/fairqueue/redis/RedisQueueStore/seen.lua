-- Notes when fans were last seen.
--
-- KEYS    1 to 6 as in join.lua, 7 seen: hash: customer -> when the fan was last seen
-- ARGV    1 now, 2… customers
-- Answer  how many are noted
-- Keeps   the moment of a fan never goes back; who does not wait is not noted
-- Cost    O(customers)
local noted = 0
for i = 2, #ARGV do
  local id = redis.call('HGET', KEYS[3], ARGV[i])
  local entry = id and redis.call('HGET', KEYS[2], id)
  if entry and string.sub(entry, 1, 1) == 'W' then
    local before = redis.call('HGET', KEYS[7], ARGV[i])
    if not before or tonumber(before) < tonumber(ARGV[1]) then
      redis.call('HSET', KEYS[7], ARGV[i], ARGV[1])
    end
    noted = noted + 1
  end
end
redis.call('EXPIRE', KEYS[7], 90 * 24 * 3600)
return noted
