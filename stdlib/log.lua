-- Messages for the operator. They go to the host, beside the script's own output.

local host, _, log = ...

local function logger(level)
  return function(format, ...)
    local message = tostring(format)
    if select("#", ...) > 0 then message = message:format(...) end
    host.log(level, message)
  end
end

log.info = logger "info"
log.warn = logger "warn"
log.error = logger "error"

return nil
