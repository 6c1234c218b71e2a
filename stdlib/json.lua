-- JSON text to values and back.

local host, _, json, check = ...

--- The value that `text` stands for. `null` stays null, integers stay exact.
function json.decode(text)
  if type(text) ~= "string" then check.argument(1, "json.decode", "string", text) end
  return host.json_decode(text)
end

--- The text of a value. Secrets are refused.
--- @param value any
--- @param options { pretty: boolean? }?
function json.encode(value, options)
  options = check.options(options, { pretty = "flag" }, "json.encode", 2, "{ pretty = true }")
  return host.json_encode(value, options.pretty == true)
end

-- The marks are metatables of the host's; a table is marked by being made by it.
local function filled(container, values, name)
  if values ~= nil and type(values) ~= "table" then check.argument(1, name, "table", values) end
  for key, value in pairs(values or {}) do container[key] = value end
  return container
end

--- A list with the same items that is written as `[]` even when it is empty.
function json.array(items) return filled(host.json_container(true), items, "json.array") end

--- An object with the same fields that is written as `{}` even when it is empty.
function json.object(fields) return filled(host.json_container(false), fields, "json.object") end

return nil
