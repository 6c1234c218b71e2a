import GaussDB

/// Rules between arguments in words.
enum ConstraintWords {
    /// For example ``When `charge_mode` is `prePaid`, `period_num` is required: the reason.``
    static func sentence(_ constraint: Constraint) -> String {
        let rule = rule(constraint.rule)
        let conditions = constraint.conditions.map(condition).joined(separator: " and ")
        let head = conditions.isEmpty ? rule.prefix(1).uppercased() + rule.dropFirst() : "When \(conditions), \(rule)"
        return constraint.reason.isEmpty ? head + "." : "\(head): \(constraint.reason)."
    }

    private static func condition(_ condition: Constraint.Condition) -> String {
        switch condition {
        case .equals(let path, let values): "`\(path)` is \(listed(values, "or"))"
        case .differs(let path, let values): "`\(path)` is not \(listed(values, "or"))"
        case .present(let path): "`\(path)` is given"
        case .absent(let path): "`\(path)` is not given"
        }
    }

    private static func rule(_ rule: Constraint.Rule) -> String {
        switch rule {
        case .require(let names): "\(listed(names, "and")) \(names.count == 1 ? "is" : "are") required"
        case .forbid(let names): "\(listed(names, "and")) must not be given"
        case .requireAny(let names): "at least one of \(listed(names, "and")) is required"
        case .exclusive(let names): "at most one of \(listed(names, "and")) can be given"
        case .range(let path, let minimum, let maximum): "`\(path)` is \(bounds(minimum, maximum))"
        case .multiple(let path, let step): "`\(path)` is a multiple of \(step)"
        case .values(let path, let values): "`\(path)` is \(listed(values, "or"))"
        case .unique(let list, let key):
            key.isEmpty ? "no value is twice in `\(list)`" : "no two elements of `\(list)` have the same `\(key)`"
        case .hourWindow(let path): "`\(path)` is from one full hour to the next"
        case .ordered(let first, let second): "`\(first)` is not after `\(second)`"
        case .characterKinds(let path, let minimum):
            "`\(path)` has at least \(minimum) of upper-case letters, lower-case letters, digits and other characters"
        case .excludes(let path, let parts): "`\(path)` does not contain \(listed(parts, "or"))"
        case .maxParts(let path, let separator, let count):
            "`\(path)` has at most \(count) parts between `\(separator)`"
        case .otherThan(let path, let values): "`\(path)` is none of \(listed(values, "and"))"
        case .differs(let path, let other): "`\(path)` is not `\(other)`, neither forwards nor backwards"
        case .hoursApart(let first, let second, let hours):
            "`\(second)` is \(hours) hours after `\(first)`, across midnight if need be"
        case .minItems(let list, let count): "`\(list)` has at least \(count) element\(count == 1 ? "" : "s")"
        }
    }

    private static func bounds(_ minimum: Int64?, _ maximum: Int64?) -> String {
        switch (minimum, maximum) {
        case (let minimum?, let maximum?): "\(minimum) to \(maximum)"
        case (let minimum?, nil): "\(minimum) or more"
        case (nil, let maximum?): "at most \(maximum)"
        case (nil, nil): "a number"
        }
    }

    private static func listed(_ names: [String], _ word: String) -> String {
        let names = names.map { "`\($0)`" }
        guard let last = names.last, names.count > 1 else { return names.joined() }
        return names.dropLast().joined(separator: ", ") + " \(word) " + last
    }
}
