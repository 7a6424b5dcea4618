-- Shared by the scripts that may end with the lock in other hands. All take the same keys, which
-- carry one hash tag and so live on one node:
--   KEYS[1] lock     the holder as owner LF token LF holder; or SHARED; or KEPT. Ends with the lease
--   KEYS[2] queue    who waits, by time of arrival: mode LF lease LF inbox LF owner LF holder
--   KEYS[3] fence    the last token of this stripe of keys; the only thing that never expires
--   KEYS[4] readers  owners that share the lock, by the end of their leases in microseconds
--   KEYS[5] tokens   the tokens of those readers
-- Time is the server's, in microseconds: below 2^53, which doubles hold exactly, until the year
-- 2255. It is written with %.0f, as Lua by itself would round it to 14 digits.
local SHARED, KEPT = '\nshared', '\nkept'

-- For how long a lock is kept for a waiter that was told, in milliseconds.
local CLAIM = 1000

local function clock()
  local time = redis.call('TIME')
  return time[1] * 1000000 + time[2]
end

-- Greater than all before: by the counter while it is there, by the clock after it was lost.
local function next_token(now)
  local token = math.max((redis.call('GET', KEYS[3]) or 0) + 1, now)
  local text = string.format('%.0f', token)
  redis.call('SET', KEYS[3], text)
  return token, text
end

local function owns(value, owner)
  return value and string.sub(value, 1, #owner + 1) == owner .. '\n'
end

-- The lock, its readers and their tokens live as long as the reader that stays longest.
local function extend_reader(owner, lease, now)
  local left = math.max(redis.call('PTTL', KEYS[1]), lease)
  redis.call('ZADD', KEYS[4], string.format('%.0f', now + lease * 1000), owner)
  redis.call('SET', KEYS[1], SHARED, 'PX', left)
  redis.call('PEXPIRE', KEYS[4], left)
  redis.call('PEXPIRE', KEYS[5], left)
end

local function admit_reader(owner, lease, now)
  local dead = redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', string.format('%.0f', now), 'LIMIT', 0, 16)
  for _, gone in ipairs(dead) do
    redis.call('ZREM', KEYS[4], gone)
    redis.call('HDEL', KEYS[5], gone)
  end
  local token, text = next_token(now)
  redis.call('HSET', KEYS[5], owner, text)
  extend_reader(owner, lease, now)
  return token
end

-- Gives up a reader's part; true if it had one. What is kept is kept under a name that is no owner's.
local function drop_reader(owner, keep, now)
  local ends = redis.call('ZSCORE', KEYS[4], owner)
  redis.call('ZREM', KEYS[4], owner)
  redis.call('HDEL', KEYS[5], owner)
  if keep > 0 and ends then
    redis.call('ZADD', KEYS[4], string.format('%.0f', now + keep * 1000), '\n' .. owner)
  end
  local last = redis.call('ZRANGE', KEYS[4], -1, -1, 'WITHSCORES')
  local left = last[2] and math.ceil((last[2] - now) / 1000) or 0
  if left > 0 then
    redis.call('PEXPIRE', KEYS[1], left)
    redis.call('PEXPIRE', KEYS[4], left)
    redis.call('PEXPIRE', KEYS[5], left)
  else
    redis.call('DEL', KEYS[1], KEYS[4], KEYS[5])
  end
  return ends and tonumber(ends) > now
end

-- Makes those that have waited longest the owners, for a short time in which to claim it, and tells
-- them: one writer, or all readers up to the next writer. Where the number of receivers is known, a
-- waiter whose process is gone is passed over; elsewhere its claim runs out.
local function hand_over(now, receivers_known)
  while true do
    local head = redis.call('ZRANGE', KEYS[2], 0, 0)[1]
    if not head then
      return
    end
    local mode, lease, inbox, owner, holder =
      string.match(head, '^(.)\n(%d+)\n([^\n]*)\n([^\n]*)\n(.*)$')
    local value = redis.call('GET', KEYS[1])
    if value and not (mode == 'S' and value == SHARED) then
      return
    end
    redis.call('ZREM', KEYS[2], head)
    local receivers = redis.call('PUBLISH', inbox, KEYS[1])
    if receivers > 0 or not receivers_known then
      local claim = math.min(tonumber(lease), CLAIM)
      if mode == 'S' then
        if not value then
          redis.call('DEL', KEYS[4], KEYS[5])
        end
        admit_reader(owner, claim, now)
      else
        local _, text = next_token(now)
        redis.call('SET', KEYS[1], owner .. '\n' .. text .. '\n' .. holder, 'PX', claim)
        return
      end
    end
  end
end
