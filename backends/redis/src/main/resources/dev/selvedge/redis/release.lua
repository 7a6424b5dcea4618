-- Gives back what one owner had alone, and hands it to whoever has waited longest.
--   KEYS: lock, queue, as of handover
--   ARGV: owner LF token LF, milliseconds for which it stays locked all the same, flags (+2 receivers are known)
-- Answers 1, or 0 if the owner did not have it any more under that token.
local value = redis.call('GET', KEYS[1])
if not value or string.sub(value, 1, #ARGV[1]) ~= ARGV[1] then
  return 0
end
if ARGV[2] ~= '0' then
  redis.call('SET', KEYS[1], '\nkept', 'PX', ARGV[2])
  return 1
end
redis.call('DEL', KEYS[1])
if redis.call('EXISTS', KEYS[2]) == 0 then
  return 1
end

--include handover.lua
hand_over(clock(), ARGV[3] == '2')
return 1
