/// Constraints as columns of an operation table.
package enum ConstraintColumns {
    package static func columns(_ constraint: ConstraintDescription) -> [String] {
        ["c"] + rule(constraint.rule).map(TableText.operand) + constraint.conditions.map(condition)
            + (constraint.reason.isEmpty ? [] : ["#" + constraint.reason])
    }

    private static func rule(_ rule: ConstraintDescription.Rule) -> [String] {
        switch rule {
        case .require(let fields): ["require", TableText.items(fields, ",")]
        case .forbid(let fields): ["forbid", TableText.items(fields, ",")]
        case .requireAny(let fields): ["require_any", TableText.items(fields, ",")]
        case .exclusive(let fields): ["exclusive", TableText.items(fields, ",")]
        case .range(let field, let bounds): ["range", plain(field), "\(bounds.minimum ?? "")..\(bounds.maximum ?? "")"]
        case .multiple(let field, let step): ["multiple", plain(field), step]
        case .values(let field, let values): ["values", plain(field), TableText.items(values, "|")]
        case .unique(let list, let key): ["unique", plain(list), plain(key)]
        case .hourWindow(let field): ["hour_window", plain(field)]
        case .ordered(let first, let second): ["ordered", plain(first), plain(second)]
        case .characterKinds(let field, let minimum): ["character_kinds", plain(field), minimum]
        case .excludes(let field, let parts): ["excludes", plain(field), TableText.items(parts, " ")]
        case .maxParts(let field, let separator, let count): ["max_parts", plain(field), plain(separator), count]
        case .otherThan(let field, let values): ["other_than", plain(field), TableText.items(values, "|")]
        case .differs(let field, let other): ["differs", plain(field), plain(other)]
        case .hoursApart(let first, let second, let hours): ["hours_apart", plain(first), plain(second), hours]
        case .minItems(let list, let count): ["min_items", plain(list), count]
        }
    }

    private static func condition(_ condition: ConstraintDescription.Condition) -> String {
        switch condition {
        case .equals(let field, let values): "if=\(name(field))=" + self.values(values)
        case .differs(let field, let values): "if=\(name(field))!=" + self.values(values)
        case .present(let field): "if=\(name(field))?"
        case .absent(let field): "if=\(name(field))!"
        }
    }

    private static func plain(_ text: String) -> String { TableText.plain(text) }

    /// The end of a condition tells which it is.
    private static func name(_ field: String) -> String { TableText.plain(field, "=!?") }

    private static func values(_ values: [String]) -> String { TableText.items(values, "|", escaping: "!?") }
}
