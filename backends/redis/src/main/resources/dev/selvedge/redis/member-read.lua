-- Answers all that nodes said of themselves; see member-beat.
--   KEYS: members
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local all = redis.call('HGETALL', KEYS[1])
local answer = {}
for i = 1, #all, 2 do
  local ends, keep, text = string.match(all[i + 1], '^%d+ (%d+) (%d+)\n(.*)$')
  if now - ends < keep + 0 then
    answer[#answer + 1] = string.format('%.0f', ends - now) .. '\n' .. text
  end
end
return table.concat(answer, '\30')
