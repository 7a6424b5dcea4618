-- Starts the leases anew of those that still hold their part; grants nothing.
--   KEYS: lock, readers, tokens, for each. ARGV and answers: as of renew
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local answers = {}
for i = 1, #ARGV / 2 do
  local lock, readers, tokens = KEYS[3 * i - 2], KEYS[3 * i - 1], KEYS[3 * i]
  local owner, token = string.match(ARGV[2 * i - 1], '^([^\n]*)\n(%d+)')
  local lease = tonumber(ARGV[2 * i])
  local ends = redis.call('GET', lock) == '\nshared'
    and redis.call('HGET', tokens, owner) == token
    and redis.call('ZSCORE', readers, owner)
  if ends and tonumber(ends) > now then
    local left = math.max(redis.call('PTTL', lock), lease)
    redis.call('ZADD', readers, string.format('%.0f', now + lease * 1000), owner)
    redis.call('PEXPIRE', lock, left)
    redis.call('PEXPIRE', readers, left)
    redis.call('PEXPIRE', tokens, left)
    answers[i] = '1'
  else
    answers[i] = '0'
  end
end
return table.concat(answers)
