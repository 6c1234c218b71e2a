import APIDescription

/// Constraints in words.
enum ConstraintSentence {
    /// For example ``When `charge_mode` is `prePaid`, `period_num` is required: the reason.``
    static func sentence(_ constraint: ConstraintDescription) -> String {
        let rule = rule(constraint.rule)
        let conditions = constraint.conditions.map(condition).joined(separator: " and ")
        let head = conditions.isEmpty ? rule.prefix(1).uppercased() + rule.dropFirst() : "When \(conditions), \(rule)"
        return constraint.reason.isEmpty ? head + "." : "\(head): \(constraint.reason)."
    }

    private static func condition(_ condition: ConstraintDescription.Condition) -> String {
        switch condition {
        case .equals(let field, let values): "`\(field)` is \(code(values, "or"))"
        case .differs(let field, let values): "`\(field)` is not \(code(values, "or"))"
        case .present(let field): "`\(field)` is given"
        case .absent(let field): "`\(field)` is not given"
        }
    }

    private static func rule(_ rule: ConstraintDescription.Rule) -> String {
        switch rule {
        case .require(let fields): "\(code(fields, "and")) \(fields.count == 1 ? "is" : "are") required"
        case .forbid(let fields): "\(code(fields, "and")) must not be given"
        case .requireAny(let fields): "at least one of \(code(fields, "and")) is required"
        case .exclusive(let fields): "at most one of \(code(fields, "and")) can be given"
        case .range(let field, let bounds):
            switch (bounds.minimum, bounds.maximum) {
            case (let minimum?, let maximum?): "`\(field)` is \(minimum) to \(maximum)"
            case (let minimum?, nil): "`\(field)` is \(minimum) or more"
            case (nil, let maximum?): "`\(field)` is at most \(maximum)"
            case (nil, nil): "`\(field)` is a number"
            }
        case .multiple(let field, let step): "`\(field)` is a multiple of \(step)"
        case .values(let field, let values): "`\(field)` is \(code(values, "or"))"
        case .unique(let list, let key):
            key.isEmpty ? "no value is twice in `\(list)`" : "no two elements of `\(list)` have the same `\(key)`"
        case .hourWindow(let field): "`\(field)` is from one full hour to the next"
        case .ordered(let first, let second): "`\(first)` is not after `\(second)`"
        case .characterKinds(let field, let minimum):
            "`\(field)` has at least \(minimum) of upper-case letters, lower-case letters, digits and other characters"
        case .excludes(let field, let parts): "`\(field)` does not contain \(code(parts, "or"))"
        case .maxParts(let field, let separator, let count):
            "`\(field)` has at most \(count) parts between `\(separator)`"
        case .otherThan(let field, let values): "`\(field)` is none of \(code(values, "and"))"
        case .differs(let field, let other): "`\(field)` is not `\(other)`, neither forwards nor backwards"
        case .hoursApart(let first, let second, let hours):
            "`\(second)` is \(hours) hours after `\(first)`, across midnight if need be"
        case .minItems(let list, let count): "`\(list)` has at least \(count) element\(count == "1" ? "" : "s")"
        }
    }

    private static func code(_ names: [String], _ word: String) -> String {
        let names = names.map { "`\($0)`" }
        guard let last = names.last, names.count > 1 else { return names.joined() }
        return names.dropLast().joined(separator: ", ") + " \(word) " + last
    }
}
