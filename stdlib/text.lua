-- Text for people.

local host, _, text, check = ...

local function cell(value)
  if value == nil or value == null then return "" end
  if type(value) == "table" then return (json.encode(value)) end
  return (tostring(value):gsub("[\r\n\t]", " "))
end

local function check_rows(rows)
  check.list(rows, "text.table", "a list of records")
  for index, row in ipairs(rows) do
    if type(row) ~= "table" then
      check.refuse(("text.table: row %d is %s, not a record"):format(index, check.shown(row)),
        "a row is a table with fields, such as { name = \"a\", nodes = 2 }")
    end
  end
end

-- Rows may be lists; then their columns are numbers.
local function check_columns(columns)
  if type(columns) ~= "table" then check.argument(2, "text.table", "a list of field names", columns) end
  for key, column in pairs(columns) do
    local kind = type(column)
    if type(key) ~= "number" or kind ~= "string" and kind ~= "number" then
      check.refuse(("text.table: column %s is %s, not a field's name"):format(tostring(key), check.shown(column)),
        "the columns are a list such as { \"name\", \"status\" }")
    end
  end
end

--- A table with a header line, columns as wide as they need to be. Wide characters count as two.
---
--- @param rows table list of records
--- @param columns string[]? fields to show, in order; all fields of the first row, sorted, when not given
--- @return string
function text.table(rows, columns)
  check_rows(rows)
  if columns ~= nil then check_columns(columns) end
  if not columns then
    columns = {}
    for key in pairs(rows[1] or {}) do columns[#columns + 1] = key end
    table.sort(columns, function(a, b) return tostring(a) < tostring(b) end)
  end
  local widths, lines = {}, { {} }
  for index, column in ipairs(columns) do
    lines[1][index] = tostring(column)
    widths[index] = host.display_width(tostring(column))
  end
  for _, row in ipairs(rows) do
    local line = {}
    for index, column in ipairs(columns) do
      line[index] = cell(row[column])
      widths[index] = math.max(widths[index], host.display_width(line[index]))
    end
    lines[#lines + 1] = line
  end
  for number, line in ipairs(lines) do
    for index = 1, #columns - 1 do
      line[index] = line[index] .. (" "):rep(widths[index] - host.display_width(line[index]))
    end
    lines[number] = (table.concat(line, "  "):gsub("%s+$", ""))
  end
  return table.concat(lines, "\n")
end

return nil
