/// A rule between several members of one object, which JSON Schema cannot say.
///
/// In the description it stands under `x-constraints`, as data:
///
/// ```yaml
/// x-constraints:
///   - when: [{ field: charge_mode, equals: prePaid }]
///     require: [period_type, period_num]
///     message: "a yearly or monthly instance needs the kind and number of periods"
/// ```
public struct Constraint: Sendable {
    /// All must hold for the rule to apply; none means always.
    public let conditions: [Condition]
    public let rule: Rule
    /// The reason, one clause in English; shown after the complaint.
    public let reason: String

    public init(conditions: [Condition] = [], rule: Rule, reason: String) {
        self.conditions = conditions
        self.rule = rule
        self.reason = reason
    }

    /// What must hold of one member. `path` is relative to the object, for example `charge_info.charge_mode`.
    public enum Condition: Sendable, Equatable {
        case equals(path: String, values: [String])
        /// Also holds when the member is absent.
        case differs(path: String, values: [String])
        case present(path: String)
        case absent(path: String)
    }

    /// What must hold. In `require` and the rules about values, `[]` behind a name stands for every item of a list: `nodes_read_weight[].weight`.
    public enum Rule: Sendable, Equatable {
        /// Every one of these members must be given.
        case require([String])
        /// None of these members may be given.
        case forbid([String])
        /// At least one of these members must be given.
        case requireAny([String])
        /// At most one of these members may be given.
        case exclusive([String])
        /// A number, or a string that holds one, within bounds.
        case range(path: String, minimum: Int64?, maximum: Int64?)
        /// A number, or a string that holds one, that is a multiple.
        case multiple(path: String, of: Int64)
        /// One of the values.
        case values(path: String, [String])
        /// In the list at `list`, no two objects have the same `key`. An empty key compares plain values.
        case unique(list: String, key: String)
        /// A window `hh:00-HH:00` of exactly one hour, where 23:00 is followed by 00:00.
        case hourWindow(path: String)
        /// Two times in the service's form `2024-01-31T08:00:00+0800`; the first must not be after the second.
        case ordered(String, String)
        /// A text must have at least so many of: upper-case letters, lower-case letters, digits, others.
        case characterKinds(path: String, minimum: Int)
        /// A text must not contain any of these, joined by spaces in the description.
        case excludes(path: String, [String])
        /// A text split at `separator` has at most so many parts.
        case maxParts(path: String, separator: String, count: Int)
        /// None of the values.
        case otherThan(path: String, [String])
        /// A text is not that of another member, neither forwards nor backwards.
        case differs(path: String, from: String)
        /// Two times of day `hh:mm`: the second comes so many hours after the first, across midnight if need be.
        case hoursApart(String, String, hours: Int)
        /// A list that is given, or left out, has at least so many elements.
        case minItems(list: String, count: Int)
    }
}
