-- Forgets that one owner waits, and gives back what it was granted meanwhile.
--   ARGV: as of acquire, and the mode
--include handover.lua
local owner = ARGV[1]
local now = clock()
redis.call('ZREM', QUEUE,
  ARGV[6] .. '\n' .. ARGV[3] .. '\n' .. ARGV[4] .. '\n' .. owner .. '\n' .. ARGV[2])
local value = redis.call('GET', LOCK)
if owns(value, owner) then
  redis.call('DEL', LOCK)
elseif value == SHARED and redis.call('ZSCORE', READERS, owner) then
  drop_reader(owner, 0, now)
end
-- it may have stood in the way of those behind it
hand_over(now, ARGV[5] >= '2')
return 1
