import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

/// Every answer of the emulator is one that the description allows: no member that is not described, none of another
/// type, none missing that is promised.
@Suite("Answers follow the description")
struct ConformityTests {
    /// A bench with everything in it that answers can tell of.
    private func furnished() async throws -> (bench: Bench, calls: [(name: String, arguments: JSONObject)]) {
        let bench = Bench()
        let created = try await bench.finish(
            "instance.create",
            Orders.instance(with: [
                "tags": [["key": "团队", "value": "订单"]], "dedicated_resource_id": "pool-1",
                "tde_info": ["enable_tde": true, "encryption_type": "SM4"],
                "charge_info": ["charge_mode": "postPaid"], "availability_zone_mode": "multi",
            ]))
        let id = try #require(created["instance"]?["id"]?.stringValue)
        let instance: JSONObject = ["instance_id": .string(id)]
        bench.advance(300)
        let nodes = try await bench.nodes(of: id)
        try await bench.finish("proxy.create", Orders.proxy(for: id))
        try await bench.finish("sqlfilter.set_switch", ["instance_id": .string(id), "switch_status": "ON"])
        try await bench.finish("sqlfilter.set_rules", Orders.rules(for: id, node: nodes[1]))
        bench.emulator.inject(EmulatorFault(operation: "instance.restart", respond: .jobFails("because")))
        let failed = try await bench.succeed("instance.restart", instance)
        bench.advance(100)
        let proxy = try #require(bench.emulator.snapshot.instances.first?.proxies.first?.id)
        let other = bench.emulator.makeInstance(name: "other-db")
        let others = (0..<6).map { bench.emulator.makeInstance(name: "db-number-\($0)") }
        let calls: [(String, JSONObject)] = [
            ("engine.list_flavors", ["database_name": "gaussdb-mysql", "availability_zone_mode": "single"]),
            ("instance.create", Orders.instance),
            (
                "instance.create",
                Orders.instance(with: [
                    "charge_info": [
                        "charge_mode": "prePaid", "period_type": "year", "period_num": 1, "is_auto_renew": true,
                    ],
                    "volume": ["size": 40],
                ])
            ),
            ("instance.list", [:]),
            ("instance.get", instance),
            ("instance.restart", ["instance_id": .string(others[0])]),
            ("instance.add_nodes", ["instance_id": .string(others[1]), "priorities": [1]]),
            ("instance.delete", ["instance_id": .string(others[2])]),
            ("proxy.create", Orders.proxy(for: others[3])),
            ("proxy.list", instance),
            ("proxy.set_weights", ["instance_id": .string(id), "proxy_id": .string(proxy), "master_weight": 1]),
            ("sqlfilter.get_switch", instance),
            ("sqlfilter.set_switch", ["instance_id": .string(other), "switch_status": "ON"]),
            ("sqlfilter.get_rules", ["instance_id": .string(id), "node_id": .string(nodes[1])]),
            ("job.get", ["id": try #require(created["job_id"])]),
            ("job.get", ["id": try #require(failed["job_id"])]),
            ("job.list", ["limit": "50"]),
        ]
        return (bench, calls.map { (name: $0.0, arguments: $0.1) })
    }

    @Test("Each operation answers with its documented status and shape")
    func shapes() async throws {
        let (bench, calls) = try await furnished()
        for (name, arguments) in calls {
            let operation = try #require(Catalogue.shared.operation(lua: name))
            let answer = try await bench.call(name, arguments)
            #expect(answer.status == operation.successStatuses.first, "\(name): \(answer)")
            let schema = try #require(operation.response, "\(name) has no response")
            for problem in Shape.problems(try JSONValue(parsing: answer.body), schema) {
                Issue.record("\(name): \(problem)")
            }
        }
        // The removal and setting of rules need the switch, which another change holds above.
        bench.advance(600)
        let id = bench.emulator.snapshot.instances[0].id
        let node = bench.emulator.snapshot.instances[0].nodes[1].id
        for (name, arguments) in [
            ("sqlfilter.set_rules", Orders.rules(for: id, node: node, "select~from~t2")),
            ("sqlfilter.delete_rules", Orders.removal(for: id, node: node)),
        ] {
            let operation = try #require(Catalogue.shared.operation(lua: name))
            let answer = try await bench.finish(name, arguments)
            for problem in Shape.problems(try JSONValue(parsing: answer.body), try #require(operation.response)) {
                Issue.record("\(name): \(problem)")
            }
        }
    }

    @Test("Every simulated operation is described, and the answers above cover each")
    func coverage() async throws {
        let (_, calls) = try await furnished()
        let shown = Set(calls.map(\.name) + ["sqlfilter.set_rules", "sqlfilter.delete_rules"])
        #expect(Emulator.simulatedOperations == shown)
        #expect(Emulator.simulatedOperations.isSubset(of: Catalogue.shared.luaNames))
    }
}

/// Compares a value with a schema of a response, strictly: the emulator has no reason to be lenient.
enum Shape {
    static func problems(_ value: JSONValue, _ schema: Schema, at path: String = "answer") -> [String] {
        switch (schema, value) {
        case (.any, _), (.string, .string), (.integer, .integer), (.boolean, .bool), (.number, .double),
            (.number, .integer):
            return []
        case (.array(let item, _, _), .array(let items)):
            return items.enumerated().flatMap { problems($1, item, at: "\(path)[\($0 + 1)]") }
        case (.object(let object), .object(let members)):
            var found: [String] = []
            for (name, member) in members {
                if let field = object.field(name), field.name == name {
                    found += problems(member, field.schema, at: path + "." + name)
                } else if let additional = object.additional {
                    found += problems(member, additional, at: path + "." + name)
                } else if !object.isOpen {
                    found.append("\(path).\(name) is not described")
                }
            }
            for field in object.fields where field.isRequired && members[field.name] == nil {
                found.append("\(path).\(field.name) is promised and missing")
            }
            return found
        default:
            return ["\(path) is \(value), which is not of its type"]
        }
    }
}
