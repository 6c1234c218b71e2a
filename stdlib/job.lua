-- Waiting for the jobs that operations start.

local host, require, job = ...

local duration = require "duration"

local Job = {}
Job.__index = Job
Job.__name = "job"
Job.__tostring = function(self) return ("job %s of %s"):format(self.id, self.operation or "an earlier run") end

local options_known = { timeout = true, on_progress = true }

-- The options of a wait, as seconds and a function or nil.
local function read_options(options)
  if options ~= nil and type(options) ~= "table" then
    error(("bad argument to 'wait' (options such as { timeout = \"15m\" } expected, got %s)"):format(type(options)), 3)
  end
  for key in pairs(options or {}) do
    if not options_known[key] then
      error(("wait has no option `%s`; it takes `timeout` and `on_progress`"):format(tostring(key)), 3)
    end
  end
  options = options or {}
  local on_progress = options.on_progress
  if on_progress ~= nil and type(on_progress) ~= "function" then
    error(("on_progress is a function, not %s"):format(type(on_progress)), 3)
  end
  return duration.seconds(options.timeout or "60m"), on_progress
end

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

-- `create{…}:wait{…}`: the response of an operation that starts something.
--
-- A job is waited for in the job centre, several jobs all together, anything else by the state of its resource, which
-- is what such a wait returns: nil for one that is gone.
function methods.wait(response, options)
  local about = getmetatable(response).response
  if about.job then return methods.job(response):wait(options) end
  if about.wait_all then return job.wait_all(methods.jobs(response), options) end
  if about.work then return wait_for_resource(about.work, options) end
  return methods.job(response)
end

--- The handle of the job that the call started.
function methods.job(response)
  local about = getmetatable(response).response
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
    }, 3)
  end
  return setmetatable({ id = id, operation = about.operation }, Job)
end

--- The handles of the jobs that the call started.
function methods.jobs(response)
  local about = getmetatable(response).response
  local handles = {}
  for index, id in ipairs(ids(response, about.wait_all)) do
    handles[index] = setmetatable({ id = id, operation = about.operation }, Job)
  end
  return handles
end

job.response_methods = methods

--- The handle of a job whose id is known, for example from an earlier run.
function job.handle(id)
  if type(id) ~= "string" or id == "" then
    error(("bad argument #1 to 'job.handle' (a job id expected, got %s)"):format(type(id)), 2)
  end
  return setmetatable({ id = id }, Job)
end

--- Waits for several jobs at the same time; returns them in the same order. The first failure is raised.
--- @param handles table list of responses or handles
--- @param options table? as for `wait`
function job.wait_all(handles, options)
  if type(handles) ~= "table" then
    error(("bad argument #1 to 'job.wait_all' (a list of responses or handles expected, got %s)"):format(type(handles)), 2)
  end
  for index, handle in ipairs(handles) do
    if type(handle) ~= "table" or type(handle.wait) ~= "function" then
      error(("job.wait_all: item %d has nothing to wait for"):format(index), 2)
    end
  end
  return require("task").map(handles, { limit = math.max(#handles, 1) }, function(handle)
    return handle:wait(options)
  end)
end

return nil
