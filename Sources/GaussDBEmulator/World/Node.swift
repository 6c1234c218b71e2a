/// A database node of an instance.
struct Node: Sendable {
    enum Status: String, Sendable {
        case creating
        case normal
    }

    struct FilterRule: Sendable, Equatable {
        var sqlType: String
        var pattern: String
        var maxConcurrency: Int64
    }

    let id: String
    let name: String
    let isMaster: Bool
    var status: Status
    let zone: String
    /// 1...16, or -1 for a node that never takes over.
    let priority: Int64
    let address: String
    let created: Duration
    var updated: Duration
    var filterRules: [FilterRule] = []

    /// The rules grouped by kind of statement, kinds and patterns in the order in which they were set first.
    var filterRulesByType: [(sqlType: String, rules: [FilterRule])] {
        var groups: [(sqlType: String, rules: [FilterRule])] = []
        for rule in filterRules {
            if let index = groups.firstIndex(where: { $0.sqlType == rule.sqlType }) {
                groups[index].rules.append(rule)
            } else {
                groups.append((rule.sqlType, [rule]))
            }
        }
        return groups
    }
}
