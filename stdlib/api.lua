-- The API modules: one Lua function for every operation of the description.

local host, require, api = ...

local job_methods

-- The job module is itself extended by this one, so it is asked for when the first response names a job.
local function methods_of_jobs()
  job_methods = job_methods or require("job").response_methods
  return job_methods
end

-- A response is the body as a plain table; what else is known about it sits in its metatable.
local function attach(body, about)
  -- The host's tables say by their metatable whether they are lists or objects, and keep it; this one gets its own.
  local response = {}
  for key, value in next, body do response[key] = value end
  return setmetatable(response, {
    __name = "response",
    __index = about.wait and methods_of_jobs() or nil,
    response = about,
  })
end

local function check_table(value, position, name)
  if value ~= nil and type(value) ~= "table" then
    error(("bad argument #%d to '%s' (a table of named arguments expected, got %s)"):format(position, name, type(value)), 3)
  end
end

local function bind(operation)
  return function(arguments, options)
    check_table(arguments, 1, operation)
    check_table(options, 2, operation)
    return attach(host.call(operation, arguments or {}, options))
  end
end

-- Pages are fetched as the loop goes, so the first rows are there before the last page is asked for.
local function pager(operation, items)
  local fetch = bind(operation)
  return function(arguments)
    check_table(arguments, 1, operation)
    local request = {}
    for key, value in pairs(arguments or {}) do request[key] = value end
    request.limit = request.limit or 50
    request.offset = request.offset or 0
    local page, index, finished = {}, 0, false
    return function()
      index = index + 1
      while page[index] == nil do
        if finished then return nil end
        local response = fetch(request)
        page, index = response[items] or {}, 1
        -- A short page is the last one. A total, where the service gives it, saves the empty page after a full one.
        request.offset = request.offset + #page
        local total = response.total_count
        finished = #page < request.limit or (math.type(total) == "integer" and request.offset >= total)
        if #page == 0 then return nil end
      end
      return page[index]
    end
  end
end

local function add_paging(module, name)
  if rawget(module, "list") == nil or rawget(module, "each") ~= nil then return end
  local items = host.paging(name .. ".list")
  if not items then return end
  local each = pager(name .. ".list", items)
  module.each = each
  module.all = function(arguments)
    local result, count = json.array(), 0
    for item in each(arguments) do
      count = count + 1
      result[count] = item
    end
    return result
  end
end

local function strict(module, name)
  return setmetatable(module, {
    __index = function(_, key)
      if type(key) ~= "string" then return nil end
      error(("there is no `%s.%s`%s"):format(name, key, host.did_you_mean(name .. "." .. key, "operation")), 2)
    end,
    __name = "module " .. name,
  })
end

local function fill(module, name)
  for _, operation in ipairs(host.operations(name)) do
    if rawget(module, operation) == nil then module[operation] = bind(name .. "." .. operation) end
  end
  for _, child in ipairs(host.child_modules(name)) do
    if rawget(module, child) == nil then module[child] = api.module(name .. "." .. child) end
  end
  add_paging(module, name)
  return strict(module, name)
end

--- A new module table with every operation called `name.…`.
function api.module(name)
  local module = {}
  local extension = host.standard_module("api_" .. name:gsub("%.", "_"))
  fill(module, name)
  if extension then extension(host, require, module) end
  return module
end

--- Adds the operations called `name.…` to a module that has functions of its own.
function api.extend(name, module)
  return fill(module, name)
end

return nil
