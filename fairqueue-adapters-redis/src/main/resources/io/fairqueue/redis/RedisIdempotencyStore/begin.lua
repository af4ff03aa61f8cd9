-- Begins a request, unless it is under way or was answered.
--
-- KEYS    1 the request
-- ARGV    1 what is asked, 2 who works on it, 3 now, 4 when its lease ends, both in microseconds since
--         1970, 5 how long the key stays, in milliseconds
-- Answer  BEGUN, IN_FLIGHT, OTHER, or ANSWERED and the answer
-- Keeps   of many callers one begins, until its lease ends or it is answered
-- Cost    O(1)
local print, good_until, answer =
  unpack(redis.call('HMGET', KEYS[1], 'print', 'good_until', 'answer'))
if print and tonumber(good_until) > tonumber(ARGV[3]) then
  if print ~= ARGV[1] then
    return {'OTHER'}
  end
  if answer then
    return {'ANSWERED', answer}
  end
  return {'IN_FLIGHT'}
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'print', ARGV[1], 'holder', ARGV[2], 'good_until', ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return {'BEGUN'}
