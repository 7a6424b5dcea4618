-- Grants the lock to one owner alone, or says who has it.
--   KEYS: lock, queue, fence, as of handover
--   ARGV: owner, holder, lease in ms, inbox, flags (+1 remember that it waits, +2 receivers are known)
-- Answers the token, or the milliseconds until it ends LF who has it.
-- Free, and nobody waits: by far the most frequent case, hence before all else and in few calls.
if redis.call('EXISTS', KEYS[1], KEYS[2]) == 0 then
  local time = redis.call('TIME')
  local token = time[1] * 1000000 + time[2]
  local text = string.format('%.0f', token)
  local last = redis.call('SET', KEYS[3], text, 'GET')
  if last and last + 0 >= token then
    -- the clock went back: the counter goes on
    token = last + 1
    text = string.format('%.0f', token)
    redis.call('SET', KEYS[3], text)
  end
  redis.call('SET', KEYS[1], ARGV[1] .. '\n' .. text .. '\n' .. ARGV[2], 'PX', ARGV[3])
  return token
end

--include handover.lua
local owner, holder, lease = ARGV[1], ARGV[2], ARGV[3]
local flags = tonumber(ARGV[5])
local me = 'X\n' .. lease .. '\n' .. ARGV[4] .. '\n' .. owner .. '\n' .. holder
local now = clock()
local value = redis.call('GET', LOCK)
if not value then
  -- a lease ran out: it is the turn of whoever has waited longest, not of whoever asks first
  if redis.call('ZRANGE', QUEUE, 0, 0)[1] ~= me then
    hand_over(now, flags >= 2)
    value = redis.call('GET', LOCK)
  end
  if not value then
    redis.call('ZREM', QUEUE, me)
    local token, text = next_token(now)
    redis.call('SET', LOCK, owner .. '\n' .. text .. '\n' .. holder, 'PX', lease)
    return token
  end
end
if owns(value, owner) then
  -- asked again, or claims what was handed over
  redis.call('PEXPIRE', LOCK, lease)
  return tonumber(string.match(value, '^[^\n]*\n(%d+)'))
end
if flags % 2 == 1 then
  redis.call('ZADD', QUEUE, 'NX', string.format('%.0f', now), me)
  -- those who wait ask again every two seconds: a queue that nobody asks for is nobody's
  redis.call('PEXPIRE', QUEUE, 15000)
end
return redis.call('PTTL', LOCK) .. '\n' .. (string.match(value, '^[^\n]+\n%d+\n(.*)$') or '')
