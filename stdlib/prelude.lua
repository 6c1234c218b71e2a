-- What every script finds: strict globals that load modules on first use, `require`, `print` and `meta`.
--
-- The host passes one table of functions; nothing of it is visible to scripts except through the modules.

local host = ...

local loaded = {}
local global = _G
local null = null

-- What modules check with. It is handed to each of them; scripts never see it.
local check = {}

-- Modules of the library's own, which scripts cannot load.
local function is_internal(name) return name == "operations" or name:find("^operations_") ~= nil end

local function load_module(name)
  local module = loaded[name]
  if module ~= nil then return module end
  local chunk = host.standard_module(name)
  if chunk then
    -- Set before the body runs, so that two modules may need each other.
    module = {}
    loaded[name] = module
    local result = chunk(host, load_module, module, check)
    if result ~= nil then
      module = result
      loaded[name] = module
    end
    -- `job` has functions of its own and the operations of the job centre.
    if host.has_api_module(name) then
      load_module("operations").extend(name, module)
    elseif not is_internal(name) then
      check.guard(module, name)
    end
    return module
  end
  if host.has_api_module(name) then
    module = load_module("operations").module(name)
    loaded[name] = module
    return module
  end
  return nil
end

--- Raises an error with the script's line, however far in the library it is raised and whoever catches it.
--- @param fields table? further fields of the error; its kind is "script" when not given
function check.refuse(message, hint, fields)
  local failure = fields or {}
  failure.kind, failure.message, failure.hint = failure.kind or "script", message, hint
  error(host.make_error(failure))
end

local refuse = check.refuse

-- The type of a value, for messages. To Lua null is a value of the host's.
local function type_name(value)
  return value == null and "null" or type(value)
end

check.type_name = type_name

-- A value in a message: what it is where that is short, else its type.
function check.shown(value)
  local kind = type_name(value)
  if kind == "string" then
    return #value <= 60 and ("%q"):format(value):gsub("\\\n", "\\n") or "a long text"
  end
  if kind == "number" or kind == "boolean" or kind == "nil" or kind == "null" then return tostring(value) end
  return kind == "userdata" and "a value of the program's own" or "a " .. kind
end

--- "a, b and c"
function check.enumerate(names)
  if #names < 2 then return names[1] or "nothing" end
  return table.concat(names, ", ", 1, #names - 1) .. " and " .. names[#names]
end

local function sorted_names(set)
  local names = {}
  for name in next, set do
    if type(name) == "string" then names[#names + 1] = name end
  end
  table.sort(names)
  return names
end

--- Refuses a name that is not known, with the nearest one that is.
--- @param known table whose keys are the known names
function check.unknown(complaint, name, known)
  local names = sorted_names(known)
  refuse(complaint .. host.nearest(name, names), "known are " .. check.enumerate(names))
end

--- `position` is nil for a method, whose only argument it is.
function check.argument(position, name, expected, value)
  refuse(("bad argument %sto '%s' (%s expected, got %s)")
    :format(position and ("#%d "):format(position) or "", name, expected, type_name(value)))
end

function check.is_function(value, position, name)
  if type(value) ~= "function" then check.argument(position, name, "a function", value) end
end

--- Refuses what is no list. A table that has only names is none: of it a loop would see nothing.
function check.list(value, name, expected)
  if type(value) ~= "table" then check.argument(1, name, expected, value) end
  if value[1] ~= nil then return end
  for key in next, value do
    -- `table.pack()` counts what it packs.
    if key ~= "n" then
      refuse(("bad argument #1 to '%s' (%s expected, got a table without a first item)"):format(name, expected),
        type(key) == "string" and ("a list of an answer is in one of its fields; this table has `%s`"):format(key)
          or "a list has items 1, 2, 3 and so on, without a gap")
    end
  end
end

-- What an option may be: whether a value is that, and how it is said.
local kinds = {
  text = { function(value) return type(value) == "string" end, "a text" },
  flag = { function(value) return type(value) == "boolean" end, "true or false" },
  number = { function(value) return type(value) == "number" end, "a number" },
  count = {
    function(value) return math.type(value) == "integer" and value >= 1 end, "a whole number of 1 or more",
  },
  list = { function(value) return type(value) == "table" end, "a list" },
  ["function"] = { function(value) return type(value) == "function" end, "a function" },
  duration = {
    function(value) return type(value) == "number" or type(value) == "string" end,
    'a duration such as "15m", or a number of seconds',
  },
  any = { function() return true end },
}

--- The options of a function of the library, durations in seconds. What is misspelt, has no name or is of another type is
--- refused.
--- @param options any what the script passed; nil is no options
--- @param known table<string, string> the kind of each option
--- @param position integer? of the argument
--- @param example string
function check.options(options, known, name, position, example)
  if options == nil then return {} end
  if type(options) ~= "table" then check.argument(position, name, "options such as " .. example, options) end
  local read = {}
  for key, value in pairs(options) do
    local kind = kinds[known[key]]
    if type(key) ~= "string" then
      refuse(("the options of %s have names, and %s has none"):format(name, check.shown(value)),
        ("write options such as %s; known are %s"):format(example, check.enumerate(sorted_names(known))))
    elseif not kind then
      check.unknown(("%s has no option `%s`"):format(name, key), key, known)
    elseif not kind[1](value) then
      refuse(("`%s` of %s is %s, not %s"):format(key, name, kind[2], check.shown(value)))
    end
    read[key] = known[key] == "duration" and load_module("duration").seconds(value) or value
  end
  return read
end

--- The text that a format and its values make. `name` is the function that the script called.
function check.format(name, format, ...)
  local text = tostring(format)
  if select("#", ...) == 0 then return text end
  local ok, result = pcall(string.format, text, ...)
  if ok then return result end
  local complaint = type(result) == "string" and result or ""
  local number, reason = complaint:match("^bad argument #(%d+) to '[^']*' %((.*)%)$")
  if reason == "no value" then
    refuse(("%s: the text %s has places for more than %d values"):format(name, check.shown(text), number - 2),
      "write %% for a percent sign in a text that has values")
  elseif number then
    refuse(("%s: value %d does not fit the text %s (%s)"):format(name, number - 1, check.shown(text), reason))
  elseif complaint:find("^invalid ") then
    refuse(("%s: the text %s is no format (%s)"):format(name, check.shown(text), complaint),
      "write %% for a percent sign in a text that has values")
  end
  -- A `__tostring` of the script's own failed.
  error(result, 0)
end

--- Refuses a method that was called without its object.
function check.colon(is_object, method)
  if not is_object then
    refuse(("`%s` was called with a dot; write a colon: `x:%s(…)`"):format(method, method))
  end
end

--- Makes a slip in the use of a module an error: a name that it does not have, a colon where a dot belongs.
function check.guard(module, name)
  for key, value in next, module do
    if type(value) == "function" then
      -- Assigning to a field that is there is allowed while the table is walked through.
      module[key] = function(...)
        if rawequal((...), module) then
          refuse(("`%s:%s` was called with a colon; write a dot: `%s.%s`"):format(name, key, name, key))
        end
        return value(...)
      end
    end
  end
  local metatable = getmetatable(module) or {}
  if not metatable.__index then
    metatable.__index = function(_, key)
      if type(key) ~= "string" then return nil end
      refuse(("there is no `%s.%s`%s"):format(name, key, host.nearest(key, sorted_names(module), name .. ".")))
    end
  end
  metatable.__name = metatable.__name or "module " .. name
  return setmetatable(module, metatable)
end

--- Loads a module that ships with Moonbook, or an API module. Unlike Lua's own, it never reads files.
function global.require(name)
  if type(name) ~= "string" then
    check.argument(1, "require", "string", name)
  end
  local module = not is_internal(name) and load_module(name) or nil
  if module == nil then
    refuse(("there is no module `%s`%s"):format(name, host.did_you_mean(name, "module")))
  end
  return module
end

function global.print(...)
  local count = select("#", ...)
  local parts = { ... }
  for index = 1, count do parts[index] = tostring(parts[index]) end
  host.output(table.concat(parts, "\t"))
end

--- Status, request id and number of attempts of the call that returned `response`.
function global.meta(response)
  local metatable = type(response) == "table" and getmetatable(response)
  local about = type(metatable) == "table" and rawget(metatable, "response")
  if not about then
    check.argument(1, "meta", "a response", response)
  end
  return about
end

-- A misspelt name is an error where it is read, not a nil that travels.
setmetatable(global, {
  __index = function(_, name)
    if type(name) ~= "string" then return nil end
    local module = not is_internal(name) and load_module(name) or nil
    if module ~= nil then
      rawset(global, name, module)
      return module
    end
    refuse(("there is no variable or module `%s`%s"):format(name, host.did_you_mean(name, "global")))
  end,
  __metatable = false,
})
