-- What a runbook says about itself: its name, its parameters, what it may call; and its steps.

local host, require, runbook, check = ...

local duration = require "duration"

local function usage(message, hint)
  return host.make_error { kind = "usage", message = message, hint = hint }
end

local truths = { ["true"] = true, yes = true, on = true, ["1"] = true, ["false"] = false, no = false, off = false, ["0"] = false }

-- How text from the command line becomes a value. Each returns the value, or nil and what was expected.
local readers = {}

function readers.string(text) return text end

function readers.integer(text)
  local value = math.tointeger(tonumber(text))
  if value and text:match("^%s*[+-]?%d+%s*$") then return value end
  return nil, "a whole number"
end

function readers.number(text)
  local value = tonumber(text)
  if value then return value end
  return nil, "a number"
end

function readers.boolean(text)
  local value = truths[text:lower()]
  if value == nil then return nil, "true or false" end
  return value
end

function readers.duration(text)
  local ok, seconds = pcall(duration.seconds, tonumber(text) or text)
  if ok then return seconds end
  return nil, 'a duration such as "15m" or "1h30m"'
end

function readers.choice(text, spec)
  for _, value in ipairs(spec.values) do
    if tostring(value) == text then return value end
  end
  local names = {}
  for index, value in ipairs(spec.values) do names[index] = tostring(value) end
  return nil, "one of " .. table.concat(names, ", ")
end

function readers.list(text)
  local items = {}
  for item in (text .. ","):gmatch("%s*(.-)%s*,") do
    if item ~= "" then items[#items + 1] = item end
  end
  return items
end

function readers.secret(text)
  if text == "" then return nil, "a secret of at least one character" end
  return host.secret_value(text)
end

-- A name or an id; the value is the id.
function readers.instance(text, _, name)
  if text:match("^%x+in%d%d$") then return text end
  local matches = {}
  for candidate in require("instance").each { name = text } do
    if candidate.name == text then matches[#matches + 1] = candidate end
  end
  if #matches == 1 then return matches[1].id end
  if #matches == 0 then
    error(usage(("parameter `%s`: no instance is called %q"):format(name, text), "give the instance's id, or see `instance.list`"), 0)
  end
  local ids = {}
  for index, match in ipairs(matches) do ids[index] = match.id end
  error(usage(("parameter `%s`: %d instances are called %q"):format(name, #matches, text), "give one of the ids: " .. table.concat(ids, ", ")), 0)
end

-- What a default or a value from a host may be, by declared type.
local lua_types = {
  string = "string", integer = "number", number = "number", boolean = "boolean", list = "table", instance = "string",
}

local spec_known = {
  type = "text", help = "text", default = "any", required = "flag", min = "number", max = "number", values = "list",
  pattern = "text",
}

local function check_spec(name, spec)
  if type(name) ~= "string" then
    check.refuse(("a parameter has a name; %s has none"):format(check.shown(spec)), "write params = { name = { type = \"string\" } }")
  end
  if type(spec) ~= "table" then
    check.refuse(("parameter `%s` is declared with a table such as { type = \"string\" }, not %s")
      :format(name, check.type_name(spec)))
  end
  check.options(spec, spec_known, ("parameter `%s`"):format(name), nil, "{ type = \"string\" }")
  local kind = spec.type or "string"
  if not readers[kind] then check.unknown(("parameter `%s` has the unknown type %q"):format(name, kind), kind, readers) end
  if kind == "choice" and (spec.values == nil or #spec.values == 0) then
    check.refuse(("parameter `%s` is a choice and needs `values`"):format(name))
  end
  return kind
end

local function check_range(name, spec, value)
  if type(value) == "number" then
    if spec.min and value < spec.min or spec.max and value > spec.max then
      local range = spec.min and spec.max and ("from %s to %s"):format(spec.min, spec.max)
        or spec.min and ("%s or more"):format(spec.min) or ("at most %s"):format(spec.max)
      error(usage(("parameter `%s` is %s, not %s"):format(name, range, value), spec.help), 0)
    end
  elseif type(value) == "string" and spec.pattern and not value:match(spec.pattern) then
    error(usage(("parameter `%s` does not have the form it needs (%s)"):format(name, spec.pattern), spec.help), 0)
  end
end

local function default_value(name, kind, spec)
  local value = spec.default
  if value == nil then return nil end
  if kind == "duration" then return duration.seconds(value) end
  if kind == "choice" then return value end
  if kind == "integer" and math.type(value) ~= "integer" or lua_types[kind] and type(value) ~= lua_types[kind] then
    check.refuse(("the default of parameter `%s` is not of its type %s"):format(name, kind))
  end
  return value
end

local function read_parameter(name, spec, given)
  local kind = spec.type or "string"
  if given == nil then
    local value = default_value(name, kind, spec)
    -- Without a default a parameter has to be given, unless it says `required = false`.
    if value == nil and spec.required ~= false and spec.default == nil then
      error(usage(("parameter `%s` is missing"):format(name), ("add --param %s=…%s"):format(name, spec.help and (" (" .. spec.help .. ")") or "")), 0)
    end
    return value
  end
  local value, expected = readers[kind](given, spec, name)
  if value == nil then
    -- Of a secret only this can be wrong, and nothing of it is ever shown.
    local shown = kind == "secret" and "empty" or ("%q"):format(given)
    error(usage(("parameter `%s` is %s, not %s"):format(name, expected, shown), spec.help), 0)
  end
  check_range(name, spec, value)
  return value
end

local known = { name = "text", about = "text", needs = "list", params = "any" }

-- The operations that a script may call: a list without gaps.
local function check_needs(needs)
  local count = 0
  for key in pairs(needs) do
    if type(key) ~= "number" then
      check.refuse(("`needs` is a list of names, and `%s` is a key"):format(tostring(key)),
        ("write needs = { %q }"):format(tostring(key)))
    end
    count = count + 1
  end
  for index = 1, count do
    local name = needs[index]
    if type(name) ~= "string" then
      check.refuse(("item %d of `needs` is %s, not the name of an operation"):format(index, check.shown(name)),
        "write names such as \"instance.get\"")
    end
  end
  host.allow(needs)
end

local function declare(_, spec)
  if type(spec) ~= "table" then check.refuse("runbook takes a table: runbook { name = …, params = … }") end
  check.options(spec, known, "runbook", 1, "{ name = \"report\" }")
  if spec.needs ~= nil then check_needs(spec.needs) end
  local declared = spec.params or {}
  if type(declared) ~= "table" then check.refuse("`params` is a table of parameters by name") end
  local names = {}
  for name, parameter in pairs(declared) do
    check_spec(name, parameter)
    names[#names + 1] = name
  end
  table.sort(names)
  local given = host.parameters(spec.name)
  for name in pairs(given) do
    if declared[name] == nil then
      local known_names = #names > 0 and "; it takes " .. table.concat(names, ", ") or "; it takes none"
      error(usage(("the script has no parameter `%s`%s"):format(name, host.nearest(name, names)), "see the script's `params`" .. known_names), 0)
    end
  end
  local values = {}
  for _, name in ipairs(names) do values[name] = read_parameter(name, declared[name], given[name]) end
  return setmetatable(values, {
    __index = function(_, name)
      if declared[name] then return nil end
      check.unknown(("the script declares no parameter `%s`"):format(tostring(name)), tostring(name), declared)
    end,
  })
end

--- Names what happens from here on; shown to the operator and in errors.
function runbook.step(format, ...)
  host.step(check.format("runbook.step", format, ...))
end

--- Ends the run with an error of the script's own. Raises; does not return.
function runbook.fail(format, ...)
  error(host.make_error { kind = "script", message = check.format("runbook.fail", format, ...) })
end

--- Asks the operator and raises an error unless the answer is yes. `--yes` answers for all.
function runbook.confirm(format, ...)
  local question = check.format("runbook.confirm", format, ...)
  if not host.confirm(question) then
    error(host.make_error { kind = "cancelled", message = ("not confirmed: %s"):format(question) })
  end
end

return setmetatable(runbook, { __call = declare, __name = "runbook" })
