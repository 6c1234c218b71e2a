-- Small functions over lists. None changes its argument.

local _, _, list, check = ...

local null = null

local function check_items(items, name) check.list(items, "list." .. name, "a list") end

local function check_predicate(predicate, name)
  check.is_function(predicate, 2, "list." .. name)
end

-- What `key` gives of an item: a function of the script's, or a field's name.
local function getter(key, name)
  local kind = type(key)
  if kind == "function" then return key end
  if kind ~= "string" and kind ~= "number" then
    check.argument(2, "list." .. name, "a field's name or a function", key)
  end
  return function(item, index)
    if type(item) ~= "table" then
      check.refuse(("list.%s: item %d is %s, which has no field `%s`"):format(name, index, check.shown(item), key))
    end
    return item[key]
  end
end

-- What a key is called in messages.
local function label(key)
  return type(key) == "function" and "value" or ("`%s`"):format(key)
end

local function is_comparable(value)
  if type(value) == "number" then return value == value end
  if type(value) == "string" then return true end
  local metatable = type(value) == "table" and getmetatable(value)
  return type(metatable) == "table" and metatable.__lt ~= nil
end

-- Refuses values that have no order, before Lua does so without a word about which they are.
local function check_order(value, index, first, name, key)
  if value == nil or value == null then
    check.refuse(("list.%s: item %d has no %s to compare"):format(name, index, label(key)),
      "take such items out with `list.filter` first, or use a function that gives them a value")
  end
  if not is_comparable(value) or first and type(first.value) ~= type(value) then
    check.refuse(("list.%s: %s of item %d is %s%s"):format(name, label(key), index, check.shown(value),
        first and (", and that of item %d is %s"):format(first.index, check.shown(first.value))
          or ", which has no order"),
      "all have to be numbers or all texts")
  end
end

--- The items for which `predicate(item, index)` is true.
function list.filter(items, predicate)
  check_items(items, "filter")
  check_predicate(predicate, "filter")
  local result = {}
  for index, item in ipairs(items) do
    if predicate(item, index) then result[#result + 1] = item end
  end
  return result
end

--- `fn(item, index)` of every item; `fn` may be a field's name.
function list.map(items, fn)
  check_items(items, "map")
  local get, result = getter(fn, "map"), {}
  for index, item in ipairs(items) do result[index] = get(item, index) end
  return result
end

--- The first item for which `predicate(item, index)` is true, and its index; nil when there is none.
function list.find(items, predicate)
  check_items(items, "find")
  check_predicate(predicate, "find")
  for index, item in ipairs(items) do
    if predicate(item, index) then return item, index end
  end
  return nil
end

local function best(items, key, name, better)
  check_items(items, name)
  local get, chosen = getter(key, name), nil
  for index, item in ipairs(items) do
    local value = get(item, index)
    if value ~= nil and value ~= null then
      check_order(value, index, chosen, name, key)
      if chosen == nil or better(value, chosen.value) then chosen = { item = item, value = value, index = index } end
    end
  end
  return chosen and chosen.item
end

--- The item with the smallest `key` (a field's name or a function); items without one are passed over.
function list.min_by(items, key)
  return best(items, key, "min_by", function(a, b) return a < b end)
end

--- The item with the largest `key`.
function list.max_by(items, key)
  return best(items, key, "max_by", function(a, b) return a > b end)
end

--- A new list, sorted by `key`, which every item has; items that compare equal keep their order.
function list.sort_by(items, key)
  check_items(items, "sort_by")
  local get, order = getter(key, "sort_by"), {}
  for index, item in ipairs(items) do
    local value = get(item, index)
    check_order(value, index, order[1], "sort_by", key)
    order[index] = { item = item, value = value, index = index }
  end
  table.sort(order, function(a, b)
    if a.value < b.value then return true end
    if b.value < a.value then return false end
    return a.index < b.index
  end)
  for index, entry in ipairs(order) do order[index] = entry.item end
  return order
end

--- Lists of items by `key`, which every item has.
function list.group_by(items, key)
  check_items(items, "group_by")
  local get, groups = getter(key, "group_by"), {}
  for index, item in ipairs(items) do
    local value = get(item, index)
    if value == nil or value ~= value then
      check.refuse(("list.group_by: item %d has no %s to group by"):format(index, label(key)),
        "take such items out with `list.filter` first, or use a function that gives them a value")
    end
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
