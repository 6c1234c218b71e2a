-- Requests that no operation describes.

local host, require, api, check = ...

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
    check.argument(1, "api.request", "a table with path, method, query and body", request)
  end
  operations.check_options(options, "api.request")
  for key in pairs(request) do
    if not request_fields[key] then
      check.unknown(("api.request has no field `%s`"):format(tostring(key)), tostring(key), request_fields)
    end
  end
  local method, path, query, body = request.method or "GET", request.path, request.query, request.body
  local function must_be(kind, name, value)
    if type(value) ~= kind then check.refuse(("`%s` is a %s, not %s"):format(name, kind, check.type_name(value))) end
  end
  must_be("string", "method", method)
  must_be("string", "path", path)
  if query ~= nil then must_be("table", "query", query) end
  if body ~= nil then must_be("table", "body", body) end
  return operations.attach(host.request(method, path, query or {}, body or {}, body ~= nil, options))
end

return nil
