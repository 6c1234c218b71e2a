-- The API modules: one Lua function for every operation of the description.

local host, require, operations, check = ...

local null = null

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

-- A call that cannot be made: the same kind of error as for a field that breaks a rule.
local function refuse_call(operation, message, hint, path)
  check.refuse(message, hint, { kind = "validation", class = "input", operation = operation, path = path })
end

local function check_arguments(arguments, operation)
  if arguments ~= nil and type(arguments) ~= "table" then
    refuse_call(operation, ("the arguments are %s, not named fields"):format(check.shown(arguments)),
      ("write %s { name = value, … }; nothing was sent"):format(operation))
  end
end

local call_options = { attempts = true, language = true, timeout = true, wait_when_busy = true }

-- What the options hold is for the host to check; here it is that there are such options.
local function check_options(options, operation)
  if options == nil then return end
  local hint = "the options of a call are attempts, language, timeout and wait_when_busy; fields go into the first table"
  if type(options) ~= "table" then
    refuse_call(operation, ("the options are %s, not named options"):format(check.shown(options)), hint)
  end
  for key, value in pairs(options) do
    if type(key) ~= "string" then
      refuse_call(operation, ("the options of a call have names, and %s has none"):format(check.shown(value)), hint)
    elseif not call_options[key] then
      local near = host.nearest(key, { "attempts", "language", "timeout", "wait_when_busy" })
      refuse_call(operation, ("a call has no option `%s`%s"):format(key, near), hint, key)
    end
  end
end

operations.attach = attach
operations.check_options = check_options

local function bind(operation)
  return function(arguments, options)
    check_arguments(arguments, operation)
    check_options(options, operation)
    return attach(host.call(operation, arguments or {}, options))
  end
end

-- Pages are fetched as the loop goes, so the first rows are there before the last page is asked for.
--
-- Tasks may take turns at one loop. While one of them waits for a page, another would ask for the same page, and its
-- items would be there twice or be lost: it gets an error. A page that could not be fetched can be asked for again.
local function pager(operation, paging, name)
  local fetch = bind(operation)
  return function(arguments, options)
    check_arguments(arguments, operation)
    check_options(options, operation)
    local request, first = {}, {}
    for key, value in pairs(arguments or {}) do request[key] = value end
    for _, argument in ipairs(paging.arguments) do
      -- Null means that it is not given.
      if request[argument] == null then request[argument] = nil end
      first[argument] = request[argument]
    end
    local pages = host.pages(operation, first)
    local page, index, is_fetching = {}, 1, false
    local guard = setmetatable({}, { __close = function() is_fetching = false end })

    local function next_page()
      is_fetching = true
      local done <close> = guard
      local next_arguments = host.next_page(pages)
      if not next_arguments then return nil end
      for key, value in pairs(next_arguments) do request[key] = value end
      local response = fetch(request, options)
      local items = response[paging.items]
      if type(items) ~= "table" then items = {} end
      local last, total = items[#items], response.total_count
      host.turn_page(pages, #items, type(last) == "table" and { [paging.member or ""] = last[paging.member] } or {},
        math.tointeger(total))
      return items
    end

    return function()
      if is_fetching then
        check.refuse(("another task waits for the next page of this loop over `%s`"):format(name),
          "give each task a loop of its own, or collect the items first and share them out with `task.map`")
      end
      while page[index] == nil do
        local items = next_page()
        if not items then
          page, index = {}, 1
          return nil
        end
        page, index = items, 1
      end
      local item = page[index]
      index = index + 1
      return item
    end
  end
end

-- `list_slow` has `each_slow` and `all_slow` beside it.
local function add_paging(module, name, operation)
  local paging = host.paging(name .. "." .. operation)
  if not paging then return end
  local rest = operation:match("_.*") or ""
  if rawget(module, "each" .. rest) ~= nil then return end
  local each = pager(name .. "." .. operation, paging, name .. ".each" .. rest)
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

local function fill(module, name)
  for _, operation in ipairs(host.operations(name)) do
    if rawget(module, operation) == nil then module[operation] = bind(name .. "." .. operation) end
    add_paging(module, name, operation)
  end
  for _, child in ipairs(host.child_modules(name)) do
    if rawget(module, child) == nil then module[child] = operations.module(name .. "." .. child) end
  end
end

--- A new module table with every operation called `name.…`.
function operations.module(name)
  local module = {}
  local extension = host.standard_module("operations_" .. name:gsub("%.", "_"))
  fill(module, name)
  if extension then extension(host, require, module, check) end
  return check.guard(module, name)
end

--- Adds the operations called `name.…` to a module that has functions of its own.
function operations.extend(name, module)
  fill(module, name)
  return check.guard(module, name)
end

return nil
