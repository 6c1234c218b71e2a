-- JSON text to values and back.

local host, _, json = ...

--- The value that `text` stands for. `null` stays null, integers stay exact.
function json.decode(text)
  if type(text) ~= "string" then
    error(("bad argument #1 to 'json.decode' (string expected, got %s)"):format(type(text)), 2)
  end
  return host.json_decode(text)
end

--- The text of a value. Secrets are refused.
--- @param value any
--- @param options { pretty: boolean? }?
function json.encode(value, options)
  if options ~= nil and type(options) ~= "table" then
    error(("bad argument #2 to 'json.encode' (options such as { pretty = true } expected, got %s)"):format(type(options)), 2)
  end
  return host.json_encode(value, options ~= nil and options.pretty == true)
end

-- The marks are metatables of the host's; a table is marked by being made by it.
local function filled(container, values, name)
  if values ~= nil and type(values) ~= "table" then
    error(("bad argument #1 to '%s' (table expected, got %s)"):format(name, type(values)), 3)
  end
  for key, value in pairs(values or {}) do container[key] = value end
  return container
end

--- A list with the same items that is written as `[]` even when it is empty.
function json.array(items) return filled(host.json_container(true), items, "json.array") end

--- An object with the same fields that is written as `{}` even when it is empty.
function json.object(fields) return filled(host.json_container(false), fields, "json.object") end

return nil
