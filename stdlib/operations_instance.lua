-- What scripts need of instances beyond single calls.

local _, require, instance, check = ...

local task = require "task"
local duration = require "duration"

-- States that no waiting leads out of.
local failed = { abnormal = true, createfail = true, FAILED = true, ["create failed"] = true }

local known = { until_status = "text", timeout = "duration", interval = "duration" }

--- Waits until an instance has a status, looking every few seconds.
---
--- @param id string instance id
--- @param options { until_status: string?, timeout: number|string?, interval: number|string? }
---   `until_status` defaults to "normal"; `timeout` to "30m"; `interval` to "10s".
--- @return table instance the instance as `instance.get` shows it
function instance.wait(id, options)
  if type(id) ~= "string" or id == "" then check.argument(1, "instance.wait", "an instance's id", id) end
  options = check.options(options, known, "instance.wait", 2, "{ timeout = \"15m\" }")
  local wanted = options.until_status or "normal"
  local timeout = options.timeout or duration.seconds "30m"
  local interval = options.interval or duration.seconds "10s"
  local started = task.now()
  while true do
    local current = instance.get({ instance_id = id }).instance
    if current.status == wanted then return current end
    if failed[current.status] and current.status ~= wanted then
      error(task.failure {
        kind = "job",
        message = ("instance %s is %s and will not become %s by waiting"):format(current.name or id, current.status, wanted),
        operation = "instance.wait",
      })
    end
    if task.now() - started >= timeout then
      error(task.failure {
        kind = "timeout",
        message = ("instance %s is still %s after %s"):format(current.name or id, tostring(current.status), duration.text(timeout)),
        operation = "instance.wait",
        hint = "raise `timeout`, or look at `job.list` to see what the instance is doing",
      })
    end
    task.sleep(interval)
  end
end

return nil
