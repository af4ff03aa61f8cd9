-- Applies a change to the copy of a waiting set, if it is the next one.
--
-- The copy is one sorted set: each waiting place by itself, and the member 'rev', whose score -1-rev
-- puts it before them all. One key is lost as a whole or not at all; and a place's rank is its
-- position in the line.
--
-- KEYS    1 the copy
-- ARGV    1 the change's revision, 2 how long the copy stays, in milliseconds,
--         3 how many joined, then the places that joined, then those that are gone
-- Answer  'APPLIED', 'OLD' or 'GAP'; no copy is a gap
-- Keeps   the copy equals the truth at its revision
-- Cost    O(changed * log waiting)
local rev = redis.call('ZSCORE', KEYS[1], 'rev')
if not rev then
  return 'GAP'
end
rev = -1 - tonumber(rev)
local nextRev = tonumber(ARGV[1])
if nextRev <= rev then
  return 'OLD'
end
if nextRev > rev + 1 then
  return 'GAP'
end

local BATCH = 1000 -- what unpack may safely put onto Lua's stack
local joined = tonumber(ARGV[3])
for first = 4, 3 + joined, BATCH do
  local members = {}
  for i = first, math.min(first + BATCH - 1, 3 + joined) do
    members[#members + 1] = ARGV[i]
    members[#members + 1] = ARGV[i]
  end
  redis.call('ZADD', KEYS[1], unpack(members))
end
for first = 4 + joined, #ARGV, BATCH do
  redis.call('ZREM', KEYS[1], unpack(ARGV, first, math.min(first + BATCH - 1, #ARGV)))
end
redis.call('ZADD', KEYS[1], string.format('%.0f', -1 - nextRev), 'rev')
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 'APPLIED'
