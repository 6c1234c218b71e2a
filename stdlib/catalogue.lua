-- Tables of the service that are no operations: `catalogue.errors["DBS.200019"].hint`.

local host, _, catalogue, check = ...

local names = { errors = true, metrics = true, regions = true, iam_actions = true }

return setmetatable(catalogue, {
  -- Made when they are asked for.
  __index = function(_, name)
    if not names[name] then
      check.unknown(("the catalogue has no `%s`"):format(tostring(name)), tostring(name), names)
    end
    local entries = host.catalogue(name)
    rawset(catalogue, name, entries)
    return entries
  end,
  __name = "module catalogue",
})
