-- Durations: a number of seconds, or text such as "1h30m", "15m", "20s", "250ms".

local _, _, duration, check = ...

local units = { ms = 0.001, s = 1, m = 60, h = 3600, d = 86400 }

local longest = 3650 * 86400

local function checked(seconds)
  if seconds ~= seconds or seconds < 0 or seconds > longest then
    check.refuse(("a duration is from 0 seconds to 3650 days, not %s"):format(seconds))
  end
  return seconds
end

--- The duration in seconds, from 0 to 3650 days.
---
--- Raises an error that shows the accepted forms when `value` is none of them.
function duration.seconds(value)
  if type(value) == "number" then
    return checked(value)
  end
  if type(value) == "string" then
    local total, rest, larger = 0, value, math.huge
    while rest ~= "" do
      local amount, unit, tail = rest:match("^(%d+%.?%d*)(%a+)(.*)$")
      local factor = units[unit]
      -- From the largest unit to the smallest, each once: "1h1h" is a slip of the hand.
      if not factor or factor >= larger then break end
      total, rest, larger = total + tonumber(amount) * factor, tail, factor
    end
    if rest == "" and value ~= "" then return checked(total) end
  end
  check.refuse(("%q is not a duration; write seconds as a number, or text such as \"1h30m\", \"15m\", \"20s\" or \"250ms\"")
    :format(tostring(value)))
end

--- The shortest exact text, for example "1h30m".
function duration.text(seconds)
  if seconds < 1 then return ("%dms"):format(math.floor(seconds * 1000 + 0.5)) end
  local whole = math.floor(seconds + 0.5)
  local parts = {}
  for _, unit in ipairs { { "h", 3600 }, { "m", 60 }, { "s", 1 } } do
    local amount = whole // unit[2]
    whole = whole % unit[2]
    if amount > 0 then parts[#parts + 1] = amount .. unit[1] end
  end
  return #parts > 0 and table.concat(parts) or "0s"
end

return nil
