-- Gives back one owner's part of a shared lock; the last one hands it to whoever has waited longest.
--   ARGV and answers: as of release
--include handover.lua
local now = clock()
if redis.call('GET', KEYS[1]) ~= SHARED then
  return 0
end
local had = drop_reader(ARGV[1], tonumber(ARGV[2]), now)
hand_over(now, ARGV[3] == '2')
return had and 1 or 0
