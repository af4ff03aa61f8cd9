-- Uses a one-time code up if it is right.
--
-- KEYS    1 the subject's codes, as put.lua writes them
-- ARGV    1 the request, or nothing, 2 the offered code's hash, 3 its origin, 4 now, in microseconds since
--         1970, 5 how many wrong tries burn a code, 6 how many of the newest codes of the origin, and of
--         others, a try is compared with that names no request
-- Answer  the right code's note, else nothing
-- Keeps   a code is right once; a burnt or late one never; a wrong try is charged to what it was compared
--         with
-- Cost    O(live codes)
local request, offered, origin = ARGV[1], ARGV[2], ARGV[3]
local now, most = tonumber(ARGV[4]), tonumber(ARGV[5])

local codes = {}
local stored = redis.call('HGETALL', KEYS[1])
for i = 1, #stored, 2 do
  if stored[i] ~= 'number' and (request == '' or stored[i] == request) then
    local number, good_until, from, hash, note, named, own, others = string.match(
      stored[i + 1], '^(%d+)|(%d+)|(%x+)|(%x+)|([^|]*)|(%d+)|(%d+)|(%d+)$')
    if tonumber(good_until) > now then
      table.insert(codes, {
        request = stored[i], number = tonumber(number), good_until = good_until, origin = from,
        hash = hash, note = note,
        wrong = { named = tonumber(named), own = tonumber(own), others = tonumber(others) }
      })
    end
  end
end
table.sort(codes, function(a, b) return a.number > b.number end)

local compared, seen = {}, { named = 0, own = 0, others = 0 }
for _, code in ipairs(codes) do
  local way = 'named'
  if request == '' then
    way = code.origin == origin and 'own' or 'others'
  end
  seen[way] = seen[way] + 1
  if seen[way] <= tonumber(ARGV[6]) and code.wrong[way] < most then
    if code.hash == offered then
      redis.call('HDEL', KEYS[1], code.request)
      return { code.note }
    end
    code.way = way
    table.insert(compared, code)
  end
end
for _, code in ipairs(compared) do
  local wrong = code.wrong
  wrong[code.way] = wrong[code.way] + 1
  if wrong.named >= most then
    redis.call('HDEL', KEYS[1], code.request)
  else
    redis.call(
      'HSET', KEYS[1], code.request,
      table.concat({
        string.format('%.0f', code.number), code.good_until, code.origin, code.hash, code.note,
        wrong.named, wrong.own, wrong.others
      }, '|'))
  end
end
return {}
