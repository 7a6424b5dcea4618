-- Grants the lock to one owner alone, or says who has it.
--   ARGV: owner, holder, lease in ms, inbox, flags (+1 remember that it waits, +2 receivers are known)
-- Answers the token, or the milliseconds until it ends LF who has it.
local value = redis.call('GET', KEYS[1])
local head
if not value then
  head = redis.call('ZRANGE', KEYS[2], 0, 0)[1]
  if not head then
    -- free and nobody waits: by far the most frequent case, hence before all else
    local time = redis.call('TIME')
    local token = time[1] * 1000000 + time[2]
    local last = redis.call('GET', KEYS[3])
    if last and last + 1 > token then
      token = last + 1
    end
    local text = string.format('%.0f', token)
    redis.call('SET', KEYS[3], text)
    redis.call('SET', KEYS[1], ARGV[1] .. '\n' .. text .. '\n' .. ARGV[2], 'PX', ARGV[3])
    return token
  end
end

--include handover.lua
local owner, holder, lease = ARGV[1], ARGV[2], ARGV[3]
local flags = tonumber(ARGV[5])
local me = 'X\n' .. lease .. '\n' .. ARGV[4] .. '\n' .. owner .. '\n' .. holder
local now = clock()
if not value then
  -- a lease ran out: it is the turn of whoever has waited longest, not of whoever asks first
  if head ~= me then
    hand_over(now, flags >= 2)
    value = redis.call('GET', KEYS[1])
  end
  if not value then
    redis.call('ZREM', KEYS[2], me)
    local token, text = next_token(now)
    redis.call('SET', KEYS[1], owner .. '\n' .. text .. '\n' .. holder, 'PX', lease)
    return token
  end
end
if owns(value, owner) then
  -- asked again, or claims what was handed over
  redis.call('PEXPIRE', KEYS[1], lease)
  return tonumber(string.match(value, '^[^\n]*\n(%d+)'))
end
if flags % 2 == 1 then
  redis.call('ZADD', KEYS[2], 'NX', string.format('%.0f', now), me)
  -- those who wait ask again every two seconds: a queue that nobody asks for is nobody's
  redis.call('PEXPIRE', KEYS[2], 15000)
end
return redis.call('PTTL', KEYS[1]) .. '\n' .. (string.match(value, '^[^\n]+\n%d+\n(.*)$') or '')
