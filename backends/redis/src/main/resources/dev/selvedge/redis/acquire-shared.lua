-- Grants the lock to one owner among others that share it, or says who has it alone. Nobody
-- overtakes those who wait, so that a writer gets its turn.
--   ARGV and answers: as of acquire
--include handover.lua
local owner, holder, lease = ARGV[1], ARGV[2], tonumber(ARGV[3])
local flags = tonumber(ARGV[5])
local me = 'S\n' .. ARGV[3] .. '\n' .. ARGV[4] .. '\n' .. owner .. '\n' .. holder
local now = clock()

local function held_token()
  if redis.call('GET', KEYS[1]) == SHARED then
    local ends = redis.call('ZSCORE', KEYS[4], owner)
    return ends and tonumber(ends) > now and redis.call('HGET', KEYS[5], owner)
  end
end

local token = held_token()
local head = redis.call('ZRANGE', KEYS[2], 0, 0)[1]
if not token and head and head ~= me then
  hand_over(now, flags >= 2)
  head = redis.call('ZRANGE', KEYS[2], 0, 0)[1]
  token = held_token()
end
if token then
  -- asked again, or claims what was handed over
  extend_reader(owner, lease, now)
  return tonumber(token)
end
local value = redis.call('GET', KEYS[1])
if (not value or value == SHARED) and (not head or head == me) then
  redis.call('ZREM', KEYS[2], me)
  if not value then
    redis.call('DEL', KEYS[4], KEYS[5])
  end
  local granted = admit_reader(owner, lease, now)
  hand_over(now, flags >= 2)
  return granted
end
if flags % 2 == 1 then
  redis.call('ZADD', KEYS[2], 'NX', string.format('%.0f', now), me)
  redis.call('PEXPIRE', KEYS[2], 15000)
end
return redis.call('PTTL', KEYS[1]) .. '\n' .. (string.match(value, '^[^\n]+\n%d+\n(.*)$') or '')
