-- Adds a one-time code beside those of its subject that live.
--
-- KEYS    1 the subject's codes: by request "number|good until|origin|hash|note|wrong tries that name
--         it|the same of its own origin, not naming it|of other origins", and "number", the latest
-- ARGV    1 the request, 2 the code's hash, 3 its origin, 4 its note, 5 until when it is good and 6 now,
--         in microseconds since 1970, 7 how long the key stays, in milliseconds, 8 the most live codes,
--         9 the same of one origin
-- Answer  1
-- Keeps   as many live codes as may be; an origin that has too many loses its own oldest
-- Cost    O(live codes)
local now = tonumber(ARGV[6])
local oldest, oldest_of_origin
local live, of_origin = 0, 0
local stored = redis.call('HGETALL', KEYS[1])
for i = 1, #stored, 2 do
  if stored[i] ~= 'number' then
    local number, good_until, origin = string.match(stored[i + 1], '^(%d+)|(%d+)|(%x+)|')
    number = tonumber(number)
    if tonumber(good_until) <= now then
      redis.call('HDEL', KEYS[1], stored[i])
    else
      live = live + 1
      if not oldest or number < oldest.number then
        oldest = { number = number, request = stored[i] }
      end
      if origin == ARGV[3] then
        of_origin = of_origin + 1
        if not oldest_of_origin or number < oldest_of_origin.number then
          oldest_of_origin = { number = number, request = stored[i] }
        end
      end
    end
  end
end
if of_origin >= tonumber(ARGV[9]) then
  redis.call('HDEL', KEYS[1], oldest_of_origin.request)
elseif live >= tonumber(ARGV[8]) then
  redis.call('HDEL', KEYS[1], oldest.request)
end
local number = redis.call('HINCRBY', KEYS[1], 'number', 1)
redis.call(
  'HSET', KEYS[1], ARGV[1],
  table.concat({ number, ARGV[5], ARGV[3], ARGV[2], ARGV[4], 0, 0, 0 }, '|'))
redis.call('PEXPIRE', KEYS[1], ARGV[7])
return 1
