-- Waiting for the jobs that operations start.

local host, require, job = ...

local duration = require "duration"

local Job = {}
Job.__index = Job
Job.__name = "job"
Job.__tostring = function(self) return ("job %s of %s"):format(self.id, self.operation or "an earlier run") end

local options_known = { timeout = true, on_progress = true }

local function check_options(options)
  if options ~= nil and type(options) ~= "table" then
    error(("bad argument to 'wait' (options such as { timeout = \"15m\" } expected, got %s)"):format(type(options)), 3)
  end
  for key in pairs(options or {}) do
    if not options_known[key] then
      error(("wait has no option `%s`; it takes `timeout` and `on_progress`"):format(tostring(key)), 3)
    end
  end
  return options or {}
end

--- Waits until the job ends and returns it as `job.get` shows it. Raises an error of kind "job" when it failed.
---
--- Leaving the wait early, by `timeout` or cancellation, does not stop the job: the service goes on.
--- @param options { timeout: number|string?, on_progress: fun(progress: table)? }? `timeout` defaults to "60m"
function Job:wait(options)
  options = check_options(options)
  local timeout = duration.seconds(options.timeout or "60m")
  local on_progress = options.on_progress
  if on_progress ~= nil and type(on_progress) ~= "function" then
    error(("on_progress is a function, not %s"):format(type(on_progress)), 2)
  end
  if not on_progress then return host.job_wait(self.id, timeout, self.operation) end
  local watch <close> = setmetatable({ id = host.job_watch(self.id, timeout, self.operation) }, {
    __close = function(watch) host.job_unwatch(watch.id) end,
  })
  while true do
    local ended, value = host.job_next(watch.id)
    if ended then
      -- A job that ends between two looks was never seen running; the last call always says that it is done.
      on_progress { id = value.id, name = value.name, status = value.status, percent = 100, elapsed = value.elapsed }
      return value
    end
    on_progress(value)
  end
end

local methods = {}

-- `create{…}:wait{…}`: the response of an operation that starts something.
--
-- A job is waited for in the job centre, several jobs all together, anything else by the state of its resource.
function methods.wait(response, options)
  local about = getmetatable(response).response
  if about.wait and response[about.wait] then return methods.job(response):wait(options) end
  if about.wait_all then return job.wait_all(methods.jobs(response), options) end
  if about.work then return host.resource_wait(about.work, duration.seconds(check_options(options).timeout or "60m")) end
  return methods.job(response)
end

--- The handle of the job that the call started.
function methods.job(response)
  local about = getmetatable(response).response
  local id = about.wait and response[about.wait]
  if type(id) ~= "string" or id == "" then
    local order, workflow = about.order and response[about.order], about.workflow
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
  for index, id in ipairs(about.wait_all and response[about.wait_all] or {}) do
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
  return require("task").map(handles, { limit = math.max(#handles, 1) }, function(handle)
    return handle:wait(options)
  end)
end

return nil
