/// A rule between several members of one object.
struct ConstraintDescription: Equatable {
    let conditions: [Condition]
    let rule: Rule
    let reason: String

    enum Condition: Equatable {
        case equals(field: String, values: [String])
        case differs(field: String, values: [String])
        case present(field: String)
        case absent(field: String)
    }

    enum Rule: Equatable {
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
    }
}
