-- Counts the waiting up to a place.
--
-- KEYS    as in join.lua
-- ARGV    1 place
-- Answer  how many wait at this place or before it; 0 when nobody waits at this place
-- Keeps   changes nothing
-- Cost    O(log waiting)
if redis.call('ZCOUNT', KEYS[4], ARGV[1], ARGV[1]) == 0 then
  return 0
end
return redis.call('ZCOUNT', KEYS[4], '-inf', ARGV[1])
