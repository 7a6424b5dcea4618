-- Starts the leases anew of those that still hold alone; grants nothing.
--   KEYS: locks. ARGV: for each its owner LF token LF, and its lease in ms
-- Answers one character for each, 1 for renewed and 0 for lost.
local answers = {}
for i, key in ipairs(KEYS) do
  local hold = ARGV[2 * i - 1]
  local value = redis.call('GET', key)
  if value and string.sub(value, 1, #hold) == hold then
    redis.call('PEXPIRE', key, ARGV[2 * i])
    answers[i] = '1'
  else
    answers[i] = '0'
  end
end
return table.concat(answers)
