-- Reads what an admission decision looks at, in one step.
--
-- KEYS    as in join.lua
-- ARGV    1 now, 2 length of the rate window in microseconds
-- Answer  {waiting, active, admitted in the window, fence, outstanding}; the fence rises with every
--         admission; who is outstanding was not ended yet, whether the window is over or not
-- Keeps   changes nothing; time never goes back
-- Cost    O(log line)
local now = ARGV[1]
local last, admits = unpack(redis.call('HMGET', KEYS[1], 'last_at', 'admits'))
if last and tonumber(last) > tonumber(now) then
  now = last
end
local since = string.format('%.0f', tonumber(now) - tonumber(ARGV[2]))
return {
  redis.call('ZCARD', KEYS[4]),
  redis.call('ZCOUNT', KEYS[5], '(' .. now, '+inf'),
  redis.call('ZCOUNT', KEYS[6], '(' .. since, '+inf'),
  tonumber(admits or '0'),
  redis.call('ZCARD', KEYS[5])
}
