-- Requests that no operation describes.

local host, require, api = ...

local operations = require "operations"

local request_fields = { method = true, path = true, query = true, body = true }

--- Sends a request that no operation describes, with the same signing, policy and errors as every call.
---
--- One whose method and path are those of a described operation counts as that operation in `needs` and in errors. Its
--- arguments are not checked.
--- @param request { method: string?, path: string, query: table?, body: table? }
---   `method` is "GET" when not given. `path` begins with `/`; `{project_id}` in it is filled in.
--- @param options table? as for every call
--- @return table response the body
function api.request(request, options)
  if type(request) ~= "table" then
    error(("bad argument #1 to 'api.request' (a table with path, method, query and body expected, got %s)"):format(type(request)), 2)
  end
  operations.check_table(options, 2, "api.request")
  for key in pairs(request) do
    if not request_fields[key] then
      error(("api.request has no field `%s`; it takes method, path, query and body"):format(tostring(key)), 2)
    end
  end
  local method, path, query, body = request.method or "GET", request.path, request.query, request.body
  if type(method) ~= "string" then error(("`method` is a string, not %s"):format(type(method)), 2) end
  if type(path) ~= "string" then error(("`path` is a string, not %s"):format(type(path)), 2) end
  if query ~= nil and type(query) ~= "table" then error(("`query` is a table, not %s"):format(type(query)), 2) end
  if body ~= nil and type(body) ~= "table" then error(("`body` is a table, not %s"):format(type(body)), 2) end
  return operations.attach(host.request(method, path, query or {}, body or {}, body ~= nil, options))
end

return nil
