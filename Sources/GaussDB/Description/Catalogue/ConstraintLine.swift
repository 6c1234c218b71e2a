/// Reads the lines that describe constraints: `c  range  period_num  1..9  if=period_type=month  #the reason`.
enum ConstraintLine {
    static func constraint(_ columns: Columns) throws(TableError) -> Constraint {
        var operands: [String] = []
        var conditions: [Constraint.Condition] = []
        var reason = ""
        for column in columns.rest.dropFirst() {
            if column.hasPrefix("#") {
                reason = String(column.dropFirst())
            } else if column.hasPrefix("if=") {
                conditions.append(try condition(String(column.dropFirst(3)), columns))
            } else {
                operands.append(column)
            }
        }
        guard let kind = columns.rest.first, let rule = rule(kind, operands) else {
            throw columns.error("unknown constraint")
        }
        return Constraint(conditions: conditions, rule: rule, reason: reason)
    }

    /// `path=a|b`, `path!=a|b`, `path?` (present), `path!` (absent)
    private static func condition(_ text: String, _ columns: Columns) throws(TableError) -> Constraint.Condition {
        if text.hasSuffix("?") { return .present(path: String(text.dropLast())) }
        if text.hasSuffix("!") { return .absent(path: String(text.dropLast())) }
        guard let equals = text.firstIndex(of: "=") else { throw columns.error("a condition without `=`") }
        let values = text[text.index(after: equals)...].split(separator: "|").map(String.init)
        let path = text[..<equals]
        return path.hasSuffix("!")
            ? .differs(path: String(path.dropLast()), values: values) : .equals(path: String(path), values: values)
    }

    private static func rule(_ kind: String, _ operands: [String]) -> Constraint.Rule? {
        let first = operands.first ?? ""
        let second = operands.count > 1 ? operands[1] : ""
        switch kind {
        case "require": return .require(list(first))
        case "forbid": return .forbid(list(first))
        case "require_any": return .requireAny(list(first))
        case "exclusive": return .exclusive(list(first))
        case "range":
            let bounds = second.split(separator: ".", omittingEmptySubsequences: false)
            return .range(
                path: first, minimum: bounds.first.flatMap { Int64($0) }, maximum: bounds.last.flatMap { Int64($0) })
        case "multiple": return Int64(second).map { .multiple(path: first, of: $0) }
        case "values": return .values(path: first, second.split(separator: "|").map(String.init))
        case "unique": return .unique(list: first, key: second)
        case "hour_window": return .hourWindow(path: first)
        case "ordered": return .ordered(first, second)
        case "character_kinds": return Int(second).map { .characterKinds(path: first, minimum: $0) }
        case "excludes": return .excludes(path: first, second.split(separator: " ").map(String.init))
        case "max_parts":
            return operands.count > 2
                ? Int(operands[2]).map { .maxParts(path: first, separator: second, count: $0) } : nil
        case "other_than": return .otherThan(path: first, second.split(separator: "|").map(String.init))
        case "differs": return .differs(path: first, from: second)
        case "hours_apart":
            return operands.count > 2 ? Int(operands[2]).map { .hoursApart(first, second, hours: $0) } : nil
        case "min_items": return Int(second).map { .minItems(list: first, count: $0) }
        default: return nil
        }
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map(String.init)
    }
}
