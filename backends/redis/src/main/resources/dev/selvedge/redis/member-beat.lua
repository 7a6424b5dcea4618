-- Writes what a node says of itself, unless what is there is of a later life, and answers all.
--   KEYS: members
--   ARGV: id, life (incarnation and state, of fixed length), text, lifetime in ms, keep for in ms
-- A record is kept as life SP end in ms SP keep for in ms LF text.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local before = redis.call('HGET', KEYS[1], ARGV[1])
if not before or string.match(before, '^%d+') <= ARGV[2] then
  local ends = string.format('%.0f', now + ARGV[4])
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. ends .. ' ' .. ARGV[5] .. '\n' .. ARGV[3])
end
-- where all are gone, nobody is left to forget them
local rest = ARGV[4] + ARGV[5]
if redis.call('PTTL', KEYS[1]) < rest then
  redis.call('PEXPIRE', KEYS[1], string.format('%.0f', rest))
end
local all = redis.call('HGETALL', KEYS[1])
local answer = {}
for i = 1, #all, 2 do
  local ends, keep, text = string.match(all[i + 1], '^%d+ (%d+) (%d+)\n(.*)$')
  if now - ends >= keep + 0 then
    redis.call('HDEL', KEYS[1], all[i])
  else
    answer[#answer + 1] = string.format('%.0f', ends - now) .. '\n' .. text
  end
end
return table.concat(answer, '\30')
