-- Grants the lock to one owner among others that share it, or says who has it alone. Nobody
-- overtakes those who wait, so that a writer gets its turn.
--   ARGV and answers: as of acquire
--include handover.lua
local owner, holder, lease = ARGV[1], ARGV[2], tonumber(ARGV[3])
local flags = tonumber(ARGV[5])
local me = 'S\n' .. ARGV[3] .. '\n' .. ARGV[4] .. '\n' .. owner .. '\n' .. holder
local now = clock()

local function held_token()
  if redis.call('GET', LOCK) == SHARED then
    local ends = redis.call('ZSCORE', READERS, owner)
    return ends and tonumber(ends) > now and redis.call('HGET', TOKENS, owner)
  end
end

local token = held_token()
local head = redis.call('ZRANGE', QUEUE, 0, 0)[1]
if not token and head and head ~= me then
  hand_over(now, flags >= 2)
  head = redis.call('ZRANGE', QUEUE, 0, 0)[1]
  token = held_token()
end
if token then
  -- asked again, or claims what was handed over
  extend_reader(owner, lease, now)
  return tonumber(token)
end
local value = redis.call('GET', LOCK)
if (not value or value == SHARED) and (not head or head == me) then
  redis.call('ZREM', QUEUE, me)
  if not value then
    redis.call('DEL', READERS, TOKENS)
  end
  local granted = admit_reader(owner, lease, now)
  hand_over(now, flags >= 2)
  return granted
end
if flags % 2 == 1 then
  redis.call('ZADD', QUEUE, 'NX', string.format('%.0f', now), me)
  redis.call('PEXPIRE', QUEUE, 15000)
end
return redis.call('PTTL', LOCK) .. '\n' .. (string.match(value, '^[^\n]+\n%d+\n(.*)$') or '')
