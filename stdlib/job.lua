-- Waiting for the jobs that operations start.

local host, require, job = ...

local duration = require "duration"

local Job = {}
Job.__index = Job
Job.__name = "job"
Job.__tostring = function(self) return ("job %s of %s"):format(self.id, self.operation or "an earlier run") end

local options_known = { timeout = true, on_progress = true }

--- Waits until the job ends and returns it as `job.get` shows it. Raises an error of kind "job" when it failed.
---
--- Leaving the wait early, by `timeout` or cancellation, does not stop the job: the service goes on.
--- @param options { timeout: number|string?, on_progress: fun(progress: table)? }? `timeout` defaults to "60m"
function Job:wait(options)
  if options ~= nil and type(options) ~= "table" then
    error(("bad argument to 'wait' (options such as { timeout = \"15m\" } expected, got %s)"):format(type(options)), 2)
  end
  options = options or {}
  for key in pairs(options) do
    if not options_known[key] then
      error(("wait has no option `%s`; it takes `timeout` and `on_progress`"):format(tostring(key)), 2)
    end
  end
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

-- `create{…}:wait{…}`: the response of an operation that starts a job.
function methods.wait(response, options)
  return methods.job(response):wait(options)
end

--- The handle of the job that the call started.
function methods.job(response)
  local about = getmetatable(response).response
  local id = response[about.wait]
  if type(id) ~= "string" or id == "" then
    error(host.make_error {
      kind = "job",
      operation = about.operation,
      message = ("the response of %s names no job to wait for"):format(about.operation),
      hint = response.order_id and ("it made order %s; the order is paid and carried out outside the job centre"):format(response.order_id)
        or "look at the resource's state instead",
    }, 3)
  end
  return setmetatable({ id = id, operation = about.operation }, Job)
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
