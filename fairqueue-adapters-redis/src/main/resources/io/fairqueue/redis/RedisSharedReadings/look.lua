-- What is lent under a key, and what time it is here.
--
-- KEYS    1 the reading
-- Answer  now in microseconds since 1970, and what is lent, if anything is
-- Keeps   both are of one moment, so that a reading's age is exact
-- Cost    O(1)
local time = redis.call('TIME')
local now = string.format('%.0f', time[1] * 1000000 + time[2])
local lent = redis.call('GET', KEYS[1])
if lent then
  return {now, lent}
end
return {now}
