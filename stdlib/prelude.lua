-- What every script finds: strict globals that load modules on first use, `require`, `print` and `meta`.
--
-- The host passes one table of functions; nothing of it is visible to scripts except through the modules.

local host = ...

local loaded = {}
local global = _G

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
    local result = chunk(host, load_module, module)
    if result ~= nil then
      module = result
      loaded[name] = module
    end
    -- `job` has functions of its own and the operations of the job centre.
    if host.has_api_module(name) then load_module("operations").extend(name, module) end
    return module
  end
  if host.has_api_module(name) then
    module = load_module("operations").module(name)
    loaded[name] = module
    return module
  end
  return nil
end

--- Loads a module that ships with Moonbook, or an API module. Unlike Lua's own, it never reads files.
function global.require(name)
  if type(name) ~= "string" then
    error(("bad argument #1 to 'require' (string expected, got %s)"):format(type(name)), 2)
  end
  local module = not is_internal(name) and load_module(name) or nil
  if module == nil then
    error(("there is no module `%s`%s"):format(name, host.did_you_mean(name, "module")), 2)
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
    error(("bad argument #1 to 'meta' (a response expected, got %s)"):format(type(response)), 2)
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
    error(("there is no variable or module `%s`%s"):format(name, host.did_you_mean(name, "global")), 2)
  end,
  __metatable = false,
})
