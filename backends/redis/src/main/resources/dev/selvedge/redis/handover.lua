-- Shared by the scripts that may end with the lock in other hands. They are given the lock's name;
-- the others carry the same hash tag and so live on the same node, and most calls need none of them:
--   LOCK     the holder as owner LF token LF holder; or SHARED; or KEPT. Ends with the lease
--   QUEUE    who waits, by time of arrival: mode LF lease LF inbox LF owner LF holder
--   FENCE    the last token of this stripe of keys; the only thing that never expires
--   READERS  owners that share the lock, by the end of their leases in microseconds
--   TOKENS   the tokens of those readers
local LOCK = KEYS[1]
local tag, name = string.match(LOCK, '^(.-}):lock:(.*)$')
local QUEUE, FENCE = tag .. ':queue:' .. name, tag .. ':fence'
local READERS, TOKENS = tag .. ':readers:' .. name, tag .. ':tokens:' .. name

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
  local token = math.max((redis.call('GET', FENCE) or 0) + 1, now)
  local text = string.format('%.0f', token)
  redis.call('SET', FENCE, text)
  return token, text
end

local function owns(value, owner)
  return value and string.sub(value, 1, #owner + 1) == owner .. '\n'
end

-- The lock, its readers and their tokens live as long as the reader that stays longest.
local function extend_reader(owner, lease, now)
  local left = math.max(redis.call('PTTL', LOCK), lease)
  redis.call('ZADD', READERS, string.format('%.0f', now + lease * 1000), owner)
  redis.call('SET', LOCK, SHARED, 'PX', left)
  redis.call('PEXPIRE', READERS, left)
  redis.call('PEXPIRE', TOKENS, left)
end

local function admit_reader(owner, lease, now)
  local dead = redis.call('ZRANGEBYSCORE', READERS, '-inf', string.format('%.0f', now), 'LIMIT', 0, 16)
  for _, gone in ipairs(dead) do
    redis.call('ZREM', READERS, gone)
    redis.call('HDEL', TOKENS, gone)
  end
  local token, text = next_token(now)
  redis.call('HSET', TOKENS, owner, text)
  extend_reader(owner, lease, now)
  return token
end

-- Gives up a reader's part; true if it had one. What is kept is kept under a name that is no owner's.
local function drop_reader(owner, keep, now)
  local ends = redis.call('ZSCORE', READERS, owner)
  redis.call('ZREM', READERS, owner)
  redis.call('HDEL', TOKENS, owner)
  if keep > 0 and ends then
    redis.call('ZADD', READERS, string.format('%.0f', now + keep * 1000), '\n' .. owner)
  end
  local last = redis.call('ZRANGE', READERS, -1, -1, 'WITHSCORES')
  local left = last[2] and math.ceil((last[2] - now) / 1000) or 0
  if left > 0 then
    redis.call('PEXPIRE', LOCK, left)
    redis.call('PEXPIRE', READERS, left)
    redis.call('PEXPIRE', TOKENS, left)
  else
    redis.call('DEL', LOCK, READERS, TOKENS)
  end
  return ends and tonumber(ends) > now
end

-- Makes those that have waited longest the owners, for a short time in which to claim it, and tells
-- them: one writer, or all readers up to the next writer. Where the number of receivers is known, a
-- waiter whose process is gone is passed over; elsewhere its claim runs out.
local function hand_over(now, receivers_known)
  while true do
    local head = redis.call('ZRANGE', QUEUE, 0, 0)[1]
    if not head then
      return
    end
    local mode, lease, inbox, owner, holder =
      string.match(head, '^(.)\n(%d+)\n([^\n]*)\n([^\n]*)\n(.*)$')
    local value = redis.call('GET', LOCK)
    if value and not (mode == 'S' and value == SHARED) then
      return
    end
    redis.call('ZREM', QUEUE, head)
    local receivers = redis.call('PUBLISH', inbox, LOCK)
    if receivers > 0 or not receivers_known then
      local claim = math.min(tonumber(lease), CLAIM)
      if mode == 'S' then
        if not value then
          redis.call('DEL', READERS, TOKENS)
        end
        admit_reader(owner, claim, now)
      else
        local _, text = next_token(now)
        redis.call('SET', LOCK, owner .. '\n' .. text .. '\n' .. holder, 'PX', claim)
        return
      end
    end
  end
end
