-- Waiting for the jobs that operations start.

local host, require, job, check = ...

local duration = require "duration"

local Job = {}
Job.__index = Job
Job.__name = "job"
Job.__tostring = function(self) return ("job %s of %s"):format(self.id, self.operation or "an earlier run") end

local wait_options = { timeout = "duration", on_progress = "function" }

-- The options of a wait, as seconds and a function or nil.
local function read_options(options)
  options = check.options(options, wait_options, "wait", nil, "{ timeout = \"15m\" }")
  return options.timeout or duration.seconds "60m", options.on_progress
end

-- What is known of the call that returned a response; nil for everything that is no response.
local function facts_of(response)
  local metatable = type(response) == "table" and getmetatable(response)
  return type(metatable) == "table" and rawget(metatable, "response") or nil
end

local function is_handle(value) return type(value) == "table" and getmetatable(value) == Job end

-- Tells `on_progress` of every look until the end, which `last` makes of the wait's value. Returns that value.
local function follow(number, on_progress, last)
  local watch <close> = setmetatable({}, { __close = function() host.unwatch(number) end })
  local begun = host.now()
  while true do
    local ended, value = host.next_look(number)
    if ended then
      -- What ends between two looks was never seen under way; the last call always says that it is done.
      local progress = last(value)
      progress.percent, progress.elapsed = 100, host.now() - begun
      on_progress(progress)
      return value
    end
    on_progress(value)
  end
end

--- Waits until the job ends and returns it as `job.get` shows it. Raises an error of kind "job" when it failed.
---
--- Leaving the wait early, by `timeout` or cancellation, does not stop the job: the service goes on.
--- @param options { timeout: number|string?, on_progress: fun(progress: table)? }? `timeout` defaults to "60m"
function Job:wait(options)
  check.colon(is_handle(self), "wait")
  local timeout, on_progress = read_options(options)
  if not on_progress then return host.job_wait(self.id, timeout, self.operation) end
  return follow(host.job_watch(self.id, timeout, self.operation), on_progress, function(ended)
    return { id = ended.id, name = ended.name, status = ended.status }
  end)
end

local function wait_for_resource(work, options)
  local timeout, on_progress = read_options(options)
  if not on_progress then return host.resource_wait(work, timeout) end
  local number, id = host.resource_watch(work, timeout)
  return follow(number, on_progress, function(state) return { id = id, status = state or "gone" } end)
end

-- The ids that a response has under a name; a service may leave them out, or say null.
local function ids(response, field)
  local value = field and rawget(response, field)
  if type(value) == "string" and value ~= "" then return { value } end
  return type(value) == "table" and value or {}
end

local methods = {}

-- The same in a method, which has to be called as one.
local function own_facts(response, method)
  local facts = facts_of(response)
  check.colon(facts ~= nil, method)
  return facts
end

-- `create{…}:wait{…}`: the response of an operation that starts something.
--
-- A job is waited for in the job centre, several jobs all together, anything else by the state of its resource, which
-- is what such a wait returns: nil for one that is gone.
function methods.wait(response, options)
  local about = own_facts(response, "wait")
  if about.job then return methods.job(response):wait(options) end
  if about.wait_all then return job.wait_all(methods.jobs(response), options) end
  if about.work then return wait_for_resource(about.work, options) end
  return methods.job(response)
end

--- The handle of the job that the call started.
function methods.job(response)
  local about = own_facts(response, "job")
  local id = about.job
  if not id then
    local order, workflow = ids(response, about.order)[1], about.workflow
    error(host.make_error {
      kind = "job",
      operation = about.operation,
      message = ("the response of %s names no job to wait for"):format(about.operation),
      hint = order and ("it made order %s; the order is paid and carried out outside the job centre"):format(order)
        or workflow and "it started a workflow, which the job centre does not know; look at the resource's state"
        or "look at the resource's state instead",
    })
  end
  return setmetatable({ id = id, operation = about.operation }, Job)
end

--- The handles of the jobs that the call started.
function methods.jobs(response)
  local about = own_facts(response, "jobs")
  local handles = {}
  for index, id in ipairs(ids(response, about.wait_all)) do
    handles[index] = setmetatable({ id = id, operation = about.operation }, Job)
  end
  return handles
end

job.response_methods = methods

--- The handle of a job whose id is known, for example from an earlier run.
function job.handle(id)
  if type(id) ~= "string" or id == "" then check.argument(1, "job.handle", "a job id", id) end
  return setmetatable({ id = id }, Job)
end

-- A function that waits for an item of `job.wait_all`.
local function waiter(item, label, options)
  if type(item) == "string" and item ~= "" then item = job.handle(item) end
  if is_handle(item) then return function() return item:wait(options) end end
  local facts = facts_of(item)
  if not facts then
    check.refuse(("job.wait_all: item %s is %s, neither a response nor a handle nor a job id")
      :format(label, check.shown(item)))
  end
  if not (facts.wait or facts.wait_all or facts.work or facts.workflow or facts.order) then
    check.refuse(("job.wait_all: item %s has nothing to wait for"):format(label),
      ("%s has ended when it answers"):format(facts.operation))
  end
  return function() return methods.wait(item, options) end
end

--- Waits for several jobs at the same time; returns what each wait returns, under the same keys. The first failure is
--- raised.
--- @param handles table list of responses, handles or job ids, or a table of them by name
--- @param options table? as for `wait`
function job.wait_all(handles, options)
  if type(handles) ~= "table" then check.argument(1, "job.wait_all", "a list of responses or handles", handles) end
  if facts_of(handles) or is_handle(handles) then
    check.refuse("job.wait_all takes a list, and this is one response or handle",
      "write `job.wait_all { r }` with braces, or `r:wait()`")
  end
  read_options(options)
  -- Every item is looked at before the first wait: a mistake must not show when half of them have been waited for.
  local keys, waiters, length = {}, {}, 0
  for key, item in pairs(handles) do
    local is_name = type(key) == "string"
    if not is_name and (math.type(key) ~= "integer" or key < 1) then
      check.refuse(("job.wait_all: items have numbers from 1 on or names, and %s is neither"):format(check.shown(key)))
    end
    if not is_name then length = math.max(length, key) end
    keys[#keys + 1] = key
    waiters[#waiters + 1] = waiter(item, is_name and ("`%s`"):format(key) or key, options)
  end
  -- A list's items come in any order once it has a gap; the lowest is the one to name.
  for index = 1, length do
    if handles[index] == nil then
      check.refuse(("job.wait_all: item %d is nil"):format(index), "put into the list only what is there")
    end
  end
  local answers = require("task").map(waiters, { limit = math.max(#waiters, 1) }, function(wait) return wait() end)
  local results = {}
  for number, key in ipairs(keys) do results[key] = answers[number] end
  return results
end

return nil
