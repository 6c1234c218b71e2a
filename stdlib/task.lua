-- Structured concurrency. Three promises:
--
--   A task does not end before the tasks it spawned.
--   A failure is never lost: it is raised where the task is waited for, or where its parent ends.
--   Cancellation goes down the tree, cannot be caught, and lets `<close>` values clean up.

local host, require, task, check = ...

local duration = require "duration"

local Task = {}
Task.__index = Task
Task.__name = "task"
Task.__tostring = function(self) return ("task %s(%s)"):format(self.name and self.name .. " " or "", self:status()) end

local function start(fn, name, deadline, ...)
  local self = setmetatable({ name = name }, Task)
  local arguments = table.pack(...)
  -- Results stay in Lua: the host only learns that the task ended.
  self.id = host.spawn(function()
    self.values = table.pack(fn(table.unpack(arguments, 1, arguments.n)))
  end, name, deadline)
  return self
end

--- Starts `fn(...)` as a task of its own and returns at once.
---
--- @param fn function
--- @return table task with `:wait()`, `:cancel()` and `:status()`
function task.spawn(fn, ...)
  check.is_function(fn, 1, "task.spawn")
  return start(fn, nil, nil, ...)
end

local function check_task(value, method)
  check.colon(type(value) == "table" and getmetatable(value) == Task, method)
end

-- Waits for the end, once: the host may forget a task whose end was received.
local function join(member)
  if member.observed then return end
  local ok, failure = host.join(member.id)
  member.observed, member.failed, member.failure = true, not ok, failure
  if ok then
    member.ending = "done"
  else
    local ending = host.task_status(member.id)
    -- "done" is also what the host says of a task that it has forgotten.
    if ending ~= "cancelled" and ending ~= "failed" then
      ending = type(failure) == "table" and failure.kind == "cancelled" and "cancelled" or "failed"
    end
    member.ending = ending
  end
end

--- Waits for the task and returns its results; raises its error.
function Task:wait()
  check_task(self, "wait")
  join(self)
  if self.failed then error(self.failure, 0) end
  return table.unpack(self.values, 1, self.values.n)
end

--- Asks the task, and the tasks it spawned, to end. Does not wait; a finished task is left alone.
function Task:cancel()
  check_task(self, "cancel")
  host.cancel(self.id)
end

--- "running", "waiting", "done", "failed" or "cancelled".
function Task:status()
  check_task(self, "status")
  return self.ending or host.task_status(self.id)
end

-- Ends the tasks that are left when the block is left by an error, and waits until they have cleaned up.
local function nursery()
  local members = {}
  return setmetatable(members, {
    __close = function()
      for _, member in ipairs(members) do
        if not member.observed then host.cancel(member.id) end
      end
      for _, member in ipairs(members) do join(member) end
    end,
  })
end

-- Waits for all; the first failure, in time, is raised.
local function wait_all(members)
  local ids, by_id = {}, {}
  for index, member in ipairs(members) do
    ids[index] = member.id
    by_id[member.id] = member
  end
  local failed = host.join_all(ids)
  if failed then by_id[failed]:wait() end
  for _, member in ipairs(members) do member.observed, member.ending = true, "done" end
end

--- Runs functions at the same time and returns their first results under the same keys.
---
--- The first failure cancels the others and is raised.
--- @param functions table list or named functions
function task.all(functions)
  if type(functions) ~= "table" then check.argument(1, "task.all", "a table of functions", functions) end
  local members <close> = nursery()
  local by_key = {}
  for key, fn in pairs(functions) do
    if type(fn) ~= "function" then
      check.refuse(("task.all: item %s is not a function but %s"):format(tostring(key), check.shown(fn)),
        "write function() … end around what is to be done")
    end
    local member = start(fn, type(key) == "string" and key or nil, nil)
    members[#members + 1] = member
    by_key[key] = member
  end
  wait_all(members)
  local results = {}
  for key, member in pairs(by_key) do results[key] = member.values[1] end
  return results
end

--- Calls `fn(item, index)` for every item, `limit` at a time, and returns the results in the items' order.
---
--- The first failure cancels the others and is raised.
--- @param items table list
--- @param options { limit: integer? }? at most this many at the same time, 1 or more; 8 when not given
--- @param fn function
function task.map(items, options, fn)
  if fn == nil and type(options) == "function" then options, fn = nil, options end
  check.list(items, "task.map", "a list")
  options = check.options(options, { limit = "count" }, "task.map", 2, "{ limit = 8 }")
  check.is_function(fn, 3, "task.map")
  local limit = options.limit or 8
  local count = #items
  local results, next_index = {}, 1
  local members <close> = nursery()
  for _ = 1, math.min(limit, count) do
    members[#members + 1] = start(function()
      while next_index <= count do
        local index = next_index
        next_index = index + 1
        results[index] = fn(items[index], index)
      end
    end, nil, nil)
  end
  wait_all(members)
  return results
end

local Scope = {}
Scope.__index = Scope
Scope.__name = "scope"

--- Starts a named task inside the scope. `s:spawn("name", fn, ...)` or `s:spawn(fn, ...)`.
function Scope:spawn(name, fn, ...)
  check.colon(type(self) == "table" and getmetatable(self) == Scope, "spawn")
  local member
  if type(name) == "function" then
    member = start(name, nil, nil, fn, ...)
  else
    check.is_function(fn, 2, "scope:spawn")
    member = start(fn, tostring(name), nil, ...)
  end
  self.members[#self.members + 1] = member
  return member
end

--- `task.scope { deadline = "40m" } (function(s) … end)` runs the function and all it spawns; returns when all are done.
---
--- The first failure ends the others. When the deadline passes, all are ended and an error of kind "timeout" is raised.
--- @param options { deadline: number|string?, name: string? }? `deadline` counts from now
function task.scope(options)
  if type(options) == "function" then return task.scope {} (options) end
  options = check.options(options, { deadline = "duration", name = "text" }, "task.scope", 1, "{ deadline = \"40m\" }")
  return function(fn)
    check.is_function(fn, 1, "task.scope")
    local runner = start(function()
      local members <close> = nursery()
      local scope = setmetatable({ members = members }, Scope)
      local result = table.pack(fn(scope))
      -- Tasks may spawn siblings while the scope waits.
      local done = 0
      while done < #members do
        done = #members
        local open = {}
        for _, member in ipairs(members) do
          if not member.observed then open[#open + 1] = member end
        end
        wait_all(open)
      end
      return table.unpack(result, 1, result.n)
    end, options.name or "scope", options.deadline)
    local guard <close> = setmetatable({}, { __close = function() if not runner.observed then runner:cancel() end end })
    return runner:wait()
  end
end

--- Suspends this task. @param time number|string seconds, or text such as "30s"
function task.sleep(time) host.sleep(duration.seconds(time)) end

--- Seconds since the run began, in the service's time: against the emulator they pass faster.
function task.now() return host.now() end

local failure_fields = {
  kind = "text", class = "text", message = "text", hint = "text", operation = "text", path = "text",
}

--- An error value to raise with `error`. All fields are texts; only `message` has to be there.
--- @param fields { kind: string?, class: string?, message: string, hint: string?, operation: string?, path: string? }
function task.failure(fields)
  if type(fields) ~= "table" then check.argument(1, "task.failure", "a table with a message", fields) end
  fields = check.options(fields, failure_fields, "task.failure", 1, "{ message = \"…\" }")
  if fields.message == nil then check.refuse("task.failure needs a `message`") end
  return host.make_error(fields)
end

return nil
