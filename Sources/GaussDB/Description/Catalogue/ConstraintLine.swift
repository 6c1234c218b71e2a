/// Reads the lines that describe constraints: `c  range  period_num  1..9  if=period_type=month  #the reason`.
struct ConstraintLine {
    private let columns: Columns
    private var operands: [String] = []

    private init(columns: Columns) {
        self.columns = columns
    }

    static func constraint(_ columns: Columns) throws(TableError) -> Constraint {
        var line = ConstraintLine(columns: columns)
        var conditions: [Constraint.Condition] = []
        var reason = ""
        for column in columns.rest.dropFirst() {
            if let text = TableText.rest(of: column, after: "#") {
                reason = text
            } else if let text = TableText.rest(of: column, after: "if=") {
                conditions.append(try condition(text, columns))
            } else {
                line.operands.append(column)
            }
        }
        guard let kind = columns.rest.first, let rule = try line.rule(kind) else {
            throw columns.error("unknown constraint")
        }
        return Constraint(conditions: conditions, rule: rule, reason: reason)
    }

    /// `path=a|b`, `path!=a|b`, `path?` (present), `path!` (absent)
    private static func condition(_ text: String, _ columns: Columns) throws(TableError) -> Constraint.Condition {
        switch text.unicodeScalars.last {
        case "?": return .present(path: try columns.plain(String(text.unicodeScalars.dropLast())))
        case "!": return .absent(path: try columns.plain(String(text.unicodeScalars.dropLast())))
        default: break
        }
        guard let (path, list) = TableText.halves(text, at: "=") else { throw columns.error("a condition without `=`") }
        let values = try columns.items(list, at: "|")
        return path.unicodeScalars.last == "!"
            ? .differs(path: try columns.plain(String(path.unicodeScalars.dropLast())), values: values)
            : .equals(path: try columns.plain(path), values: values)
    }

    private func rule(_ kind: String) throws(TableError) -> Constraint.Rule? {
        switch kind {
        case "require": return .require(try list(0, ","))
        case "forbid": return .forbid(try list(0, ","))
        case "require_any": return .requireAny(try list(0, ","))
        case "exclusive": return .exclusive(try list(0, ","))
        case "range":
            guard let bounds = TableText.bounds(column(1)) else { return nil }
            return .range(path: try text(0), minimum: try bound(bounds.minimum), maximum: try bound(bounds.maximum))
        case "multiple": return .multiple(path: try text(0), of: try number(1))
        case "values": return .values(path: try text(0), try list(1, "|"))
        case "unique": return .unique(list: try text(0), key: try text(1))
        case "hour_window": return .hourWindow(path: try text(0))
        case "ordered": return .ordered(try text(0), try text(1))
        case "character_kinds": return .characterKinds(path: try text(0), minimum: try number(1))
        case "excludes": return .excludes(path: try text(0), try list(1, " "))
        case "max_parts": return .maxParts(path: try text(0), separator: try text(1), count: try number(2))
        case "other_than": return .otherThan(path: try text(0), try list(1, "|"))
        case "differs": return .differs(path: try text(0), from: try text(1))
        case "hours_apart": return .hoursApart(try text(0), try text(1), hours: try number(2))
        case "min_items": return .minItems(list: try text(0), count: try number(1))
        default: return nil
        }
    }

    // MARK: Operands

    private func column(_ index: Int) -> String { index < operands.count ? operands[index] : "" }

    private func text(_ index: Int) throws(TableError) -> String { try columns.plain(column(index)) }

    private func list(_ index: Int, _ separator: Unicode.Scalar) throws(TableError) -> [String] {
        try columns.items(column(index), at: separator)
    }

    private func number<Number: FixedWidthInteger>(_ index: Int) throws(TableError) -> Number {
        guard let number = Number(column(index)) else { throw columns.error("unknown constraint") }
        return number
    }

    private func bound(_ text: String?) throws(TableError) -> Int64? {
        guard let text else { return nil }
        guard let number = Int64(text) else { throw columns.error("`\(text)` is no whole number") }
        return number
    }
}
