import APIDescription
import GaussDB

/// Rules between arguments in words: those that the reference pages use, for a rule as the client knows it.
enum ConstraintWords {
    /// For example ``When `charge_mode` is `prePaid`, `period_num` is required: the reason.``
    static func sentence(_ constraint: Constraint) -> String {
        ConstraintSentence.sentence(
            ConstraintDescription(
                conditions: constraint.conditions.map(condition), rule: rule(constraint.rule),
                reason: constraint.reason))
    }

    private static func condition(_ condition: Constraint.Condition) -> ConstraintDescription.Condition {
        switch condition {
        case .equals(let path, let values): .equals(field: path, values: values)
        case .differs(let path, let values): .differs(field: path, values: values)
        case .present(let path): .present(field: path)
        case .absent(let path): .absent(field: path)
        }
    }

    private static func rule(_ rule: Constraint.Rule) -> ConstraintDescription.Rule {
        switch rule {
        case .require(let names): .require(names)
        case .forbid(let names): .forbid(names)
        case .requireAny(let names): .requireAny(names)
        case .exclusive(let names): .exclusive(names)
        case .range(let path, let minimum, let maximum):
            .range(field: path, Bounds(minimum: minimum.map(String.init), maximum: maximum.map(String.init)))
        case .multiple(let path, let step): .multiple(field: path, of: String(step))
        case .values(let path, let values): .values(field: path, values)
        case .unique(let list, let key): .unique(list: list, key: key)
        case .hourWindow(let path): .hourWindow(field: path)
        case .ordered(let first, let second): .ordered(first, second)
        case .characterKinds(let path, let minimum): .characterKinds(field: path, minimum: String(minimum))
        case .excludes(let path, let parts): .excludes(field: path, parts)
        case .maxParts(let path, let separator, let count):
            .maxParts(field: path, separator: separator, count: String(count))
        case .otherThan(let path, let values): .otherThan(field: path, values)
        case .differs(let path, let other): .differs(field: path, from: other)
        case .hoursApart(let first, let second, let hours): .hoursApart(first, second, hours: String(hours))
        case .minItems(let list, let count): .minItems(list: list, count: String(count))
        }
    }
}
