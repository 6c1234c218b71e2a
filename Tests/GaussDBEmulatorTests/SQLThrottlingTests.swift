import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@Suite("SQL throttling")
struct SQLThrottlingTests {
    /// A ready instance with the switch on.
    private func switchedOn() async throws -> (bench: Bench, instance: String, nodes: [String]) {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db", nodes: 3)
        try await bench.finish("sqlfilter.set_switch", ["instance_id": .string(id), "switch_status": "ON"])
        return (bench, id, try await bench.nodes(of: id))
    }

    private func rules(
        _ bench: Bench, _ instance: String, _ node: String, type: String? = nil
    ) async throws -> JSONValue? {
        var arguments: JSONObject = ["instance_id": .string(instance), "node_id": .string(node)]
        if let type { arguments["sql_type"] = .string(type) }
        return try await bench.succeed("sqlfilter.get_rules", arguments)["sql_filter_rules"]
    }

    @Test("The switch is off at first, and follows its job")
    func switching() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        func status() async throws -> JSONValue? {
            try await bench.succeed("sqlfilter.get_switch", ["instance_id": .string(id)])["switch_status"]
        }
        #expect(try await status() == "OFF")
        try await bench.succeed("sqlfilter.set_switch", ["instance_id": .string(id), "switch_status": "ON"])
        #expect(try await status() == "OFF")
        bench.advance(3)
        #expect(try await status() == "ON")
        try await bench.finish("sqlfilter.set_switch", ["instance_id": .string(id), "switch_status": "OFF"])
        #expect(try await status() == "OFF")
    }

    @Test("Rules are refused, and nothing is kept, while the switch is off")
    func offMeansOff() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        let node = try await bench.nodes(of: id)[0]
        let set = try await bench.call("sqlfilter.set_rules", Orders.rules(for: id, node: node))
        #expect(set.status == 400 && set.code == "DBS.212003", "\(set)")
        let removed = try await bench.call("sqlfilter.delete_rules", Orders.removal(for: id, node: node))
        #expect(removed.status == 400 && removed.code == "DBS.212003")
        #expect(try await rules(bench, id, node) == [])
    }

    @Test("Rules are added to those that exist, and a rule that exists gets the new limit")
    func addingRules() async throws {
        let (bench, id, nodes) = try await switchedOn()
        try await bench.finish("sqlfilter.set_rules", Orders.rules(for: id, node: nodes[1]))
        try await bench.finish(
            "sqlfilter.set_rules", Orders.rules(for: id, node: nodes[1], "update~orders", limit: 0, type: "UPDATE"))
        try await bench.finish("sqlfilter.set_rules", Orders.rules(for: id, node: nodes[1], "select~from~t2", limit: 1))
        try await bench.finish("sqlfilter.set_rules", Orders.rules(for: id, node: nodes[1], limit: 9))
        #expect(
            try await rules(bench, id, nodes[1]) == [
                [
                    "sql_type": "SELECT",
                    "patterns": [
                        ["pattern": "select~from~orders", "max_concurrency": 9],
                        ["pattern": "select~from~t2", "max_concurrency": 1],
                    ],
                ],
                ["sql_type": "UPDATE", "patterns": [["pattern": "update~orders", "max_concurrency": 0]]],
            ])
        #expect(try await rules(bench, id, nodes[2]) == [], "rules belong to their node")
        let updates = try await rules(bench, id, nodes[1], type: "UPDATE")
        #expect(updates?.arrayValue?.map { $0["sql_type"] } == ["UPDATE"])
        #expect(try await rules(bench, id, nodes[1], type: "DELETE") == [])
    }

    @Test("Rules hold once their job has ended")
    func rulesFollowTheirJob() async throws {
        let (bench, id, nodes) = try await switchedOn()
        try await bench.succeed("sqlfilter.set_rules", Orders.rules(for: id, node: nodes[0]))
        #expect(try await rules(bench, id, nodes[0]) == [])
        bench.advance(5)
        #expect(try await rules(bench, id, nodes[0])?[0]?["sql_type"] == "SELECT")
    }

    @Test("Removing takes away what is named; a rule that does not exist is refused and nothing is removed")
    func removing() async throws {
        let (bench, id, nodes) = try await switchedOn()
        try await bench.finish("sqlfilter.set_rules", Orders.rules(for: id, node: nodes[0]))
        try await bench.finish("sqlfilter.set_rules", Orders.rules(for: id, node: nodes[0], "select~from~t2"))
        let unknown = try await bench.call(
            "sqlfilter.delete_rules", Orders.removal(for: id, node: nodes[0], "select~from~t3"))
        #expect(unknown.status == 400 && unknown.code == "DBS.280001" && unknown.message.contains("select~from~t3"))
        try await bench.finish("sqlfilter.delete_rules", Orders.removal(for: id, node: nodes[0]))
        let left = try await rules(bench, id, nodes[0])
        #expect(left?[0]?["patterns"] == [["pattern": "select~from~t2", "max_concurrency": 5]])
    }

    @Test("The rules outlive the switch")
    func switchingOffKeepsRules() async throws {
        let (bench, id, nodes) = try await switchedOn()
        try await bench.finish("sqlfilter.set_rules", Orders.rules(for: id, node: nodes[0]))
        try await bench.finish("sqlfilter.set_switch", ["instance_id": .string(id), "switch_status": "OFF"])
        #expect(try await rules(bench, id, nodes[0])?[0]?["sql_type"] == "SELECT")
    }

    @Test(
        "A pattern that breaks the rules is refused",
        arguments: ["select~~from", "select~", "select,from", "select，from", "select\\from", ""])
    func patterns(_ pattern: String) async throws {
        let (bench, id, nodes) = try await switchedOn()
        let answer = try await bench.call("sqlfilter.set_rules", Orders.rules(for: id, node: nodes[0], pattern))
        #expect(answer.status == 400 && answer.code == "DBS.280001", "\(answer)")
    }

    @Test("A pattern has at most 128 keywords")
    func longPatterns() async throws {
        let (bench, id, nodes) = try await switchedOn()
        func pattern(_ count: Int) -> String { Array(repeating: "k", count: count).joined(separator: "~") }
        let refused = try await bench.call("sqlfilter.set_rules", Orders.rules(for: id, node: nodes[0], pattern(129)))
        #expect(refused.code == "DBS.280001")
        try await bench.succeed("sqlfilter.set_rules", Orders.rules(for: id, node: nodes[0], pattern(128)))
    }

    @Test("A kind of statement may come once for a node, and there must be something to do")
    func shapes() async throws {
        let (bench, id, nodes) = try await switchedOn()
        let rule: JSONValue = ["sql_type": "SELECT", "patterns": [["pattern": "select~a", "max_concurrency": 1]]]
        let twice = try await bench.call(
            "sqlfilter.set_rules",
            ["instance_id": .string(id), "sql_filter_rules": [["node_id": .string(nodes[0]), "rules": [rule, rule]]]])
        #expect(twice.code == "DBS.280001")
        let nothing = try await bench.call("sqlfilter.set_rules", ["instance_id": .string(id), "sql_filter_rules": []])
        #expect(nothing.status == 400 && nothing.code == "DBS.05000018")
        let stranger = try await bench.call(
            "sqlfilter.set_rules", Orders.rules(for: id, node: "c01a5645eb2c4fb6a9373542f5366e50no07"))
        #expect(stranger.code == "DBS.280404")
        let unread = try await bench.call(
            "sqlfilter.get_rules", ["instance_id": .string(id), "node_id": "c01a5645eb2c4fb6a9373542f5366e50no07"])
        #expect(unread.code == "DBS.280404")
    }
}
