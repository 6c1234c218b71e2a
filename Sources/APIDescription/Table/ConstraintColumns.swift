/// Constraints as columns of an operation table.
package enum ConstraintColumns {
    package static func columns(_ constraint: ConstraintDescription) -> [String] {
        ["c"] + rule(constraint.rule) + constraint.conditions.map(condition)
            + (constraint.reason.isEmpty ? [] : ["#" + constraint.reason])
    }

    private static func rule(_ rule: ConstraintDescription.Rule) -> [String] {
        switch rule {
        case .require(let fields): ["require", fields.joined(separator: ",")]
        case .forbid(let fields): ["forbid", fields.joined(separator: ",")]
        case .requireAny(let fields): ["require_any", fields.joined(separator: ",")]
        case .exclusive(let fields): ["exclusive", fields.joined(separator: ",")]
        case .range(let field, let bounds): ["range", field, "\(bounds.minimum ?? "")..\(bounds.maximum ?? "")"]
        case .multiple(let field, let step): ["multiple", field, step]
        case .values(let field, let values): ["values", field, values.joined(separator: "|")]
        case .unique(let list, let key): ["unique", list, key]
        case .hourWindow(let field): ["hour_window", field]
        case .ordered(let first, let second): ["ordered", first, second]
        case .characterKinds(let field, let minimum): ["character_kinds", field, minimum]
        case .excludes(let field, let parts): ["excludes", field, parts.joined(separator: " ")]
        case .maxParts(let field, let separator, let count): ["max_parts", field, separator, count]
        case .otherThan(let field, let values): ["other_than", field, values.joined(separator: "|")]
        case .differs(let field, let other): ["differs", field, other]
        case .hoursApart(let first, let second, let hours): ["hours_apart", first, second, hours]
        case .minItems(let list, let count): ["min_items", list, count]
        }
    }

    private static func condition(_ condition: ConstraintDescription.Condition) -> String {
        switch condition {
        case .equals(let field, let values): "if=\(field)=" + values.joined(separator: "|")
        case .differs(let field, let values): "if=\(field)!=" + values.joined(separator: "|")
        case .present(let field): "if=\(field)?"
        case .absent(let field): "if=\(field)!"
        }
    }
}
