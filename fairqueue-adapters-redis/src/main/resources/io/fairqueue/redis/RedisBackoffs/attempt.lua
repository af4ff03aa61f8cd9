-- Counts a try as a failure, if it need not wait.
--
-- KEYS    1 "failures first next": how many failures, when the first one was, when the next try may be made
-- ARGV    1 now and 2 to 5 the policy: free failures, first wait, longest wait, failures of a day, 6 the
--         wait after those, 7 an hour, 8 a day; times in microseconds, moments since 1970
-- Answer  0 when it may be made, else how many microseconds to wait
-- Keeps   many tries at once get no more than one by one
-- Cost    O(1). The key outlives its use by a minute: the caller's clock decides, not Redis'
local now = tonumber(ARGV[1])
local free, first_wait, longest = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local per_day, afterwards = tonumber(ARGV[5]), tonumber(ARGV[6])

local function forgotten_after(failures)
  return failures <= math.floor(free / 2) and tonumber(ARGV[7]) or tonumber(ARGV[8])
end

local failures, first, next_try = string.match(
  redis.call('GET', KEYS[1]) or '', '^(%d+) (%d+) (%d+)$')
failures, first, next_try = tonumber(failures), tonumber(first), tonumber(next_try)
if not failures or now >= first + forgotten_after(failures) then
  failures, first, next_try = 0, now, now
end
if now < next_try then
  return next_try - now
end

failures = failures + 1
local wait = 0
if failures >= per_day then
  wait = afterwards
elseif failures >= free then
  wait = math.min(first_wait * 2 ^ math.min(failures - free, 30), longest)
end
redis.call(
  'SET', KEYS[1], string.format('%.0f %.0f %.0f', failures, first, now + wait),
  'PX', string.format('%.0f', (first + forgotten_after(failures) - now) / 1000 + 60000))
return 0
