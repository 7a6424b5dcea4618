-- Gives back one owner's part of a shared lock; the last one hands it to whoever has waited longest.
--   ARGV and answers: as of release
--include handover.lua
local now = clock()
local owner, token = string.match(ARGV[1], '^([^\n]*)\n(%d+)')
if redis.call('GET', LOCK) ~= SHARED or redis.call('HGET', TOKENS, owner) ~= token then
  return 0
end
local had = drop_reader(owner, tonumber(ARGV[2]), now)
hand_over(now, ARGV[3] == '2')
return had and 1 or 0
