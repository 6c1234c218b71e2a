-- The API modules: one Lua function for every operation of the description.

local host, require, operations = ...

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
    __index = (about.wait or about.wait_all or about.work or about.workflow or about.order) and methods_of_jobs() or nil,
    response = about,
  })
end

local function check_table(value, position, name)
  if value ~= nil and type(value) ~= "table" then
    error(("bad argument #%d to '%s' (a table of named arguments expected, got %s)"):format(position, name, type(value)), 3)
  end
end

operations.attach = attach
operations.check_table = check_table

local function bind(operation)
  return function(arguments, options)
    check_table(arguments, 1, operation)
    check_table(options, 2, operation)
    return attach(host.call(operation, arguments or {}, options))
  end
end

-- Pages are fetched as the loop goes, so the first rows are there before the last page is asked for.
local function pager(operation, paging)
  local fetch = bind(operation)
  return function(arguments, options)
    check_table(arguments, 1, operation)
    check_table(options, 2, operation)
    local request, first = {}, {}
    for key, value in pairs(arguments or {}) do request[key] = value end
    for _, name in ipairs(paging.arguments) do first[name] = request[name] end
    local pages = host.pages(operation, first)
    local page, index = {}, 0
    return function()
      index = index + 1
      while page[index] == nil do
        local next_arguments = host.next_page(pages)
        if not next_arguments then return nil end
        for key, value in pairs(next_arguments) do request[key] = value end
        local response = fetch(request, options)
        page, index = response[paging.items], 1
        if type(page) ~= "table" then page = {} end
        local last, total = page[#page], response.total_count
        host.turn_page(pages, #page, type(last) == "table" and { [paging.member or ""] = last[paging.member] } or {},
          math.tointeger(total))
      end
      return page[index]
    end
  end
end

-- `list_slow` has `each_slow` and `all_slow` beside it.
local function add_paging(module, name, operation)
  local paging = host.paging(name .. "." .. operation)
  if not paging then return end
  local rest = operation:match("_.*") or ""
  if rawget(module, "each" .. rest) ~= nil then return end
  local each = pager(name .. "." .. operation, paging)
  module["each" .. rest] = each
  module["all" .. rest] = function(arguments, options)
    local result, count = json.array(), 0
    for item in each(arguments, options) do
      count = count + 1
      result[count] = item
    end
    return result
  end
end

-- What a module has under names: operations, loops over pages, modules within it, functions of the library.
local function names_in(module)
  local names = {}
  for key in next, module do
    if type(key) == "string" then names[#names + 1] = key end
  end
  table.sort(names)
  return names
end

local function strict(module, name)
  return setmetatable(module, {
    __index = function(_, key)
      if type(key) ~= "string" then return nil end
      error(("there is no `%s.%s`%s"):format(name, key, host.nearest(key, names_in(module), name .. ".")), 2)
    end,
    __name = "module " .. name,
  })
end

local function fill(module, name)
  for _, operation in ipairs(host.operations(name)) do
    if rawget(module, operation) == nil then module[operation] = bind(name .. "." .. operation) end
    add_paging(module, name, operation)
  end
  for _, child in ipairs(host.child_modules(name)) do
    if rawget(module, child) == nil then module[child] = operations.module(name .. "." .. child) end
  end
  return strict(module, name)
end

--- A new module table with every operation called `name.…`.
function operations.module(name)
  local module = {}
  local extension = host.standard_module("operations_" .. name:gsub("%.", "_"))
  fill(module, name)
  if extension then extension(host, require, module) end
  return module
end

--- Adds the operations called `name.…` to a module that has functions of its own.
function operations.extend(name, module)
  return fill(module, name)
end

return nil
