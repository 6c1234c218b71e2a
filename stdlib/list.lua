-- Small functions over lists. None changes its argument.

local _, _, list = ...

local function getter(key)
  if type(key) == "function" then return key end
  return function(item) return item[key] end
end

local function check(value, name)
  if type(value) ~= "table" then
    error(("bad argument #1 to 'list.%s' (a list expected, got %s)"):format(name, type(value)), 3)
  end
end

--- The items for which `predicate(item, index)` is true.
function list.filter(items, predicate)
  check(items, "filter")
  local result = {}
  for index, item in ipairs(items) do
    if predicate(item, index) then result[#result + 1] = item end
  end
  return result
end

--- `fn(item, index)` of every item; `fn` may be a field's name.
function list.map(items, fn)
  check(items, "map")
  local get, result = getter(fn), {}
  for index, item in ipairs(items) do result[index] = get(item, index) end
  return result
end

--- The first item for which `predicate(item, index)` is true, and its index; nil when there is none.
function list.find(items, predicate)
  check(items, "find")
  for index, item in ipairs(items) do
    if predicate(item, index) then return item, index end
  end
  return nil
end

local function best(items, key, better)
  local get = getter(key)
  local chosen, chosen_value
  for _, item in ipairs(items) do
    local value = get(item)
    if value ~= nil and value ~= null and (chosen == nil or better(value, chosen_value)) then
      chosen, chosen_value = item, value
    end
  end
  return chosen
end

--- The item with the smallest `key` (a field's name or a function); items without one are passed over.
function list.min_by(items, key)
  check(items, "min_by")
  return best(items, key, function(a, b) return a < b end)
end

--- The item with the largest `key`.
function list.max_by(items, key)
  check(items, "max_by")
  return best(items, key, function(a, b) return a > b end)
end

--- A new list, sorted by `key`; items that compare equal keep their order.
function list.sort_by(items, key)
  check(items, "sort_by")
  local get, order = getter(key), {}
  for index, item in ipairs(items) do order[index] = { item = item, value = get(item), index = index } end
  table.sort(order, function(a, b)
    if a.value < b.value then return true end
    if b.value < a.value then return false end
    return a.index < b.index
  end)
  for index, entry in ipairs(order) do order[index] = entry.item end
  return order
end

--- Lists of items by `key`.
function list.group_by(items, key)
  check(items, "group_by")
  local get, groups = getter(key), {}
  for _, item in ipairs(items) do
    local value = get(item)
    local group = groups[value]
    if not group then
      group = {}
      groups[value] = group
    end
    group[#group + 1] = item
  end
  return groups
end

return nil
