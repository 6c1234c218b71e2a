import GaussDB
import JSONWire

extension World {
    /// 4.12.1: turns throttling on or off; the rules stay.
    mutating func switchFilter(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        let instance = try idleInstance(request)
        let isOn = request.arguments.text("switch_status") == "ON"
        return job(
            startJob(
                "SwitchGaussDBforMySQLSqlFilter", .switchFilter(on: isOn), on: instance,
                lasting: Durations.filterSwitch,
                operation: request.operation.luaName))
    }

    /// 4.12.2
    func filterSwitch(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        ["switch_status": .string(try instance(request).isSQLFilterOn ? "ON" : "OFF")]
    }

    /// 4.12.3: adds rules; one whose node, kind of statement and pattern exist already gets the new limit.
    mutating func setFilterRules(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        let instance = try idleInstance(request)
        guard instance.isSQLFilterOn else { throw .notAllowed.because("SQL throttling is OFF on this instance.") }
        var changes: [Job.RuleChange] = []
        for (node, rule) in try rules(request, of: instance) {
            for pattern in rule.objects("patterns") {
                changes.append(
                    Job.RuleChange(
                        node: node,
                        rule: Node.FilterRule(
                            sqlType: rule.sqlType, pattern: pattern.text("pattern") ?? "",
                            maxConcurrency: pattern.integer("max_concurrency") ?? 0)))
            }
        }
        return job(
            startJob(
                "SetGaussDBforMySQLSqlFilterRule", .setRules(changes), on: instance, lasting: Durations.filterRules,
                operation: request.operation.luaName))
    }

    /// 4.12.4
    func filterRules(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        let instance = try instance(request)
        guard let node = instance.node(request.text("node_id")) else {
            throw .invalidID.because("`node_id` names no node of this instance.")
        }
        let wish = request.arguments.text("sql_type")?.uppercased()
        let groups = node.filterRulesByType.filter { wish == nil || $0.sqlType == wish }
        return [
            "node_id": .string(node.id),
            "sql_filter_rules": .objects(
                groups.map { group in
                    ["sql_type": .string(group.sqlType), "patterns": .objects(group.rules.map(\.json))]
                }),
        ]
    }

    /// 4.12.5: removes rules. All must exist, or none is removed.
    mutating func deleteFilterRules(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        let instance = try idleInstance(request)
        guard instance.isSQLFilterOn else { throw .notAllowed.because("SQL throttling is OFF on this instance.") }
        var changes: [Job.RuleChange] = []
        for (node, rule) in try rules(request, of: instance) {
            for pattern in rule["patterns"]?.arrayValue?.compactMap(\.stringValue) ?? [] {
                let known = instance.node(node)?.filterRules.first {
                    $0.sqlType == rule.sqlType && $0.pattern == pattern
                }
                guard let known else {
                    throw .wrongParameter.because("The node has no \(rule.sqlType) rule `\(pattern)`.")
                }
                changes.append(Job.RuleChange(node: node, rule: known))
            }
        }
        return job(
            startJob(
                "DeleteGaussDBforMySQLSqlFilterRule", .deleteRules(changes), on: instance,
                lasting: Durations.filterRules, operation: request.operation.luaName))
    }

    /// The rule objects of a request, each with its node; at least one has a pattern.
    private func rules(
        _ request: ServiceRequest, of instance: Instance
    ) throws(Refusal) -> [(node: String, rule: JSONObject)] {
        var rules: [(node: String, rule: JSONObject)] = []
        for entry in request.arguments.objects("sql_filter_rules") {
            guard let id = entry.text("node_id"), instance.node(id) != nil else {
                throw .invalidID.because("`sql_filter_rules` names a node that is not of this instance.")
            }
            rules += entry.objects("rules").map { (id, $0) }
        }
        guard rules.contains(where: { $0.rule["patterns"]?.arrayValue?.isEmpty == false }) else { throw .nothingGiven }
        return rules
    }

    private func job(_ id: String) -> JSONObject { ["job_id": .string(id)] }
}

extension JSONObject {
    fileprivate var sqlType: String { text("sql_type")?.uppercased() ?? "" }
}

extension Node.FilterRule {
    fileprivate var json: JSONObject {
        ["pattern": .string(pattern), "max_concurrency": .integer(maxConcurrency)]
    }
}
