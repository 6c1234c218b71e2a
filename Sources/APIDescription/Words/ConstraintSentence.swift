/// Constraints in words.
package struct ConstraintSentence {
    /// Where the object is whose members the constraint names: `backup_strategy.`, or nothing.
    private let prefix: String

    /// For example ``When `charge_mode` is `prePaid`, `period_num` is required: the reason.``
    ///
    /// - Parameter object: The path of the object that has the constraint, from where the sentence stands.
    package static func sentence(_ constraint: ConstraintDescription, of object: String = "") -> String {
        ConstraintSentence(prefix: object.isEmpty ? "" : object + ".").sentence(constraint)
    }

    private func sentence(_ constraint: ConstraintDescription) -> String {
        let rule = rule(constraint.rule)
        let conditions = constraint.conditions.map(condition).joined(separator: " and ")
        let head = conditions.isEmpty ? rule.prefix(1).uppercased() + rule.dropFirst() : "When \(conditions), \(rule)"
        return constraint.reason.isEmpty ? head + "." : "\(head): \(constraint.reason)."
    }

    private func condition(_ condition: ConstraintDescription.Condition) -> String {
        switch condition {
        case .equals(let field, let values): "\(path(field)) is \(code(values, "or"))"
        case .differs(let field, let values): "\(path(field)) is not \(code(values, "or"))"
        case .present(let field): "\(path(field)) is given"
        case .absent(let field): "\(path(field)) is not given"
        }
    }

    private func rule(_ rule: ConstraintDescription.Rule) -> String {
        switch rule {
        case .require(let fields): "\(paths(fields, "and")) \(fields.count == 1 ? "is" : "are") required"
        case .forbid(let fields): "\(paths(fields, "and")) must not be given"
        case .requireAny(let fields): "at least one of \(paths(fields, "and")) is required"
        case .exclusive(let fields): "at most one of \(paths(fields, "and")) can be given"
        case .range(let field, let bounds):
            switch (bounds.minimum, bounds.maximum) {
            case (let minimum?, let maximum?): "\(path(field)) is \(minimum) to \(maximum)"
            case (let minimum?, nil): "\(path(field)) is \(minimum) or more"
            case (nil, let maximum?): "\(path(field)) is at most \(maximum)"
            case (nil, nil): "\(path(field)) is a number"
            }
        case .multiple(let field, let step): "\(path(field)) is a multiple of \(step)"
        case .values(let field, let values): "\(path(field)) is \(code(values, "or"))"
        case .unique(let list, let key):
            key.isEmpty
                ? "no value is twice in \(path(list))" : "no two elements of \(path(list)) have the same `\(key)`"
        case .hourWindow(let field): "\(path(field)) is from one full hour to the next"
        case .ordered(let first, let second): "\(path(first)) is not after \(path(second))"
        case .characterKinds(let field, let minimum):
            "\(path(field)) has at least \(minimum) of upper-case letters, lower-case letters, digits and other characters"
        case .excludes(let field, let parts): "\(path(field)) does not contain \(code(parts, "or"))"
        case .maxParts(let field, let separator, let count):
            "\(path(field)) has at most \(count) parts between `\(separator)`"
        case .otherThan(let field, let values): "\(path(field)) is none of \(code(values, "and"))"
        case .differs(let field, let other): "\(path(field)) is not \(path(other)), neither forwards nor backwards"
        case .hoursApart(let first, let second, let hours):
            "\(path(second)) is \(hours) hours after \(path(first)), across midnight if need be"
        case .minItems(let list, let count): "\(path(list)) has at least \(count) element\(count == "1" ? "" : "s")"
        }
    }

    private func path(_ name: String) -> String { "`\(prefix)\(name)`" }

    private func paths(_ names: [String], _ word: String) -> String { Self.listed(names.map(path), word) }

    private func code(_ values: [String], _ word: String) -> String { Self.listed(values.map { "`\($0)`" }, word) }

    private static func listed(_ items: [String], _ word: String) -> String {
        guard let last = items.last, items.count > 1 else { return items.joined() }
        return items.dropLast().joined(separator: ", ") + " \(word) " + last
    }
}
