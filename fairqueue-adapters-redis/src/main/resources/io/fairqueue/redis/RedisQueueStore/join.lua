-- Puts a fan at the end of the line, with the next number.
--
-- KEYS    1 line      hash: next_number, last_at, admits (how many batches were admitted), used and
--                     unused (admissions that are over)
--         2 entries   hash: entry id -> status|customer|number|place|joined_at[|...], status a letter:
--                     W waiting; A admitted: |admitted_at|admitted_until|extensions;
--                     C completed, B abandoned, E expired: |when
--         3 latest    hash: customer -> the fan's latest entry id
--         4 waiting   sorted set: entry id by place
--         5 admitted  sorted set: entry id by admitted_until
--         6 admissions  sorted set: entry id by admitted_at, of the rate window
--         Every script of this directory takes these six, all of one hash slot. Instants are
--         microseconds since 1970; a double holds them exactly.
--         7… the entries of one origin each, where that is limited: set of entry ids
-- ARGV    1 entry id, 2 customer, 3 now, 4… the most entries of each of these origins
-- Answer  {1, id, entry} when joined, {0, id, entry} for a live entry that was there before, {2, n}
--         when the nth origin has as many entries as it may have that wait, are admitted or completed
-- Keeps   one live entry per fan; numbers ascend without a gap; time never goes back
-- Cost    O(log waiting), and O(entries of the origins)
local id = redis.call('HGET', KEYS[3], ARGV[2])
if id then
  local entry = redis.call('HGET', KEYS[2], id)
  local status = entry and string.sub(entry, 1, 1)
  if status == 'W' or status == 'A' then
    return {0, id, entry}
  end
end

local lines = 6
for i = lines + 1, #KEYS do
  local counting = 0
  for _, other in ipairs(redis.call('SMEMBERS', KEYS[i])) do
    local status = string.sub(redis.call('HGET', KEYS[2], other) or 'E', 1, 1)
    if status == 'W' or status == 'A' or status == 'C' then
      counting = counting + 1
    else
      redis.call('SREM', KEYS[i], other)
    end
  end
  if counting >= tonumber(ARGV[i - lines + 3]) then
    return {2, i - lines}
  end
end

local now = ARGV[3]
local last = redis.call('HGET', KEYS[1], 'last_at')
if last and tonumber(last) > tonumber(now) then
  now = last
end
-- A line that was closed and begins anew must not go away with its old keys.
if redis.call('PTTL', KEYS[1]) > 0 then
  for i = 1, lines do
    redis.call('PERSIST', KEYS[i])
  end
end

local number = string.format('%.0f', redis.call('HINCRBY', KEYS[1], 'next_number', 1))
local entry = table.concat({'W', ARGV[2], number, number, now}, '|')
redis.call('HSET', KEYS[1], 'last_at', now)
redis.call('HSET', KEYS[2], ARGV[1], entry)
redis.call('HSET', KEYS[3], ARGV[2], ARGV[1])
redis.call('ZADD', KEYS[4], number, ARGV[1])
for i = lines + 1, #KEYS do
  redis.call('SADD', KEYS[i], ARGV[1])
  redis.call('EXPIRE', KEYS[i], 90 * 24 * 3600)
end
return {1, ARGV[1], entry}
