-- Tables of the service that are no operations: `catalogue.errors["DBS.200019"].hint`.

local host, _, catalogue = ...

local names = { errors = true, metrics = true, regions = true, iam_actions = true }

return setmetatable(catalogue, {
  -- Made when they are asked for.
  __index = function(_, name)
    if not names[name] then
      error(("the catalogue has no `%s`; it has errors, iam_actions, metrics and regions"):format(tostring(name)), 2)
    end
    local entries = host.catalogue(name)
    rawset(catalogue, name, entries)
    return entries
  end,
  __name = "module catalogue",
})
