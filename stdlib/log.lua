-- Messages for the operator. They go to the host, beside the script's own output.

local host, _, log, check = ...

local function logger(level)
  return function(format, ...)
    host.log(level, check.format("log." .. level, format, ...))
  end
end

log.info = logger "info"
log.warn = logger "warn"
log.error = logger "error"

return nil
