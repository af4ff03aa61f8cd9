-- Replaces an address's one-time code.
--
-- KEYS    1 the address's code
-- ARGV    1 the code's hash, 2 until when it is good, in microseconds since 1970, 3 how long the key
--         stays, in milliseconds
-- Answer  1
-- Keeps   one live code per address, with all its tries
-- Cost    O(1)
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'hash', ARGV[1], 'good_until', ARGV[2], 'wrong', '0')
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
