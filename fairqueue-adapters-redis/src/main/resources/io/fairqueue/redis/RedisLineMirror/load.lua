-- Puts a complete new copy in the place of the old one, unless that is later.
--
-- KEYS    1 the copy, 2 the new one, filled with places by the caller (apply.lua tells the form)
-- ARGV    1 the new one's revision, 2 how many places it must have, 3 how long it stays, in
--         milliseconds
-- Answer  'LOADED', 'OLD' when the copy has a later revision, or 'LOST' when places are missing
-- Keeps   readers see the old copy or the new one; a revision never goes back
-- Cost    O(log waiting); the old copy is freed in the background
local rev = redis.call('ZSCORE', KEYS[1], 'rev')
if rev and -1 - tonumber(rev) > tonumber(ARGV[1]) then
  redis.call('UNLINK', KEYS[2])
  return 'OLD'
end
if redis.call('ZCARD', KEYS[2]) ~= tonumber(ARGV[2]) then
  redis.call('UNLINK', KEYS[2])
  return 'LOST'
end
redis.call('ZADD', KEYS[2], string.format('%.0f', -1 - tonumber(ARGV[1])), 'rev')
redis.call('UNLINK', KEYS[1])
redis.call('RENAME', KEYS[2], KEYS[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 'LOADED'
