/// A rule between several members of one object.
package struct ConstraintDescription: Equatable, Sendable {
    package let conditions: [Condition]
    package let rule: Rule
    package let reason: String

    package init(conditions: [Condition], rule: Rule, reason: String) {
        self.conditions = conditions
        self.rule = rule
        self.reason = reason
    }

    package enum Condition: Equatable, Sendable {
        case equals(field: String, values: [String])
        case differs(field: String, values: [String])
        case present(field: String)
        case absent(field: String)
    }

    package enum Rule: Equatable, Sendable {
        case require([String])
        case forbid([String])
        case requireAny([String])
        case exclusive([String])
        case range(field: String, Bounds)
        case multiple(field: String, of: String)
        case values(field: String, [String])
        case unique(list: String, key: String)
        case hourWindow(field: String)
        case ordered(String, String)
        case characterKinds(field: String, minimum: String)
        case excludes(field: String, [String])
        case maxParts(field: String, separator: String, count: String)
        case otherThan(field: String, [String])
        case differs(field: String, from: String)
        case hoursApart(String, String, hours: String)
        case minItems(list: String, count: String)
    }
}
