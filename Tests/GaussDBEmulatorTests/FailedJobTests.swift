import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@Suite("Jobs that fail")
struct FailedJobTests {
    private let bench = Bench()
    private let id: String
    private let node: String

    init() {
        id = bench.emulator.makeInstance(name: "orders-db", nodes: 3)
        node = bench.emulator.snapshot.instances[0].nodes[1].id
    }

    private var instance: EmulatorSnapshot.Instance { bench.emulator.snapshot.instances[0] }

    /// Lets the next job of an operation fail, and time pass until it has.
    private func fail(_ operation: String, _ arguments: JSONObject) async throws {
        bench.emulator.inject(EmulatorFault(operation: operation, respond: .jobFails("没有空闲主机")))
        let answer = try await bench.succeed(operation, arguments)
        let job = try #require(answer["job_id"]?.stringValue)
        bench.advance(600)
        let details = try await bench.job(job)
        #expect(details["status"] == "Failed" && details["fail_reason"] == "没有空闲主机" && details["process"] == "")
    }

    @Test("A failed restart leaves the instance working")
    func restart() async throws {
        try await fail("instance.restart", ["instance_id": .string(id)])
        #expect(instance.status == "normal")
    }

    @Test("A failed deletion leaves the instance with all it had")
    func deletion() async throws {
        let before = instance
        try await fail("instance.delete", ["instance_id": .string(id)])
        #expect(instance == before)
    }

    @Test("Nodes that could not be added are gone, and their names are not used again")
    func addition() async throws {
        let arguments: JSONObject = ["instance_id": .string(id), "priorities": [1]]
        try await fail("instance.add_nodes", arguments)
        #expect(instance.nodes.count == 3)
        let second = try await bench.succeed("instance.add_nodes", arguments)
        #expect(second["node_names"] == ["orders-db_node05"])
    }

    @Test("Weights that could not be set are those from before")
    func weights() async throws {
        try await bench.finish("proxy.create", Orders.proxy(for: id))
        let before = try #require(instance.proxies.first)
        try await fail(
            "proxy.set_weights", ["instance_id": .string(id), "proxy_id": .string(before.id), "master_weight": 500])
        #expect(instance.proxies == [before])
    }

    @Test("Neither switch nor rules change")
    func throttling() async throws {
        let on: JSONObject = ["instance_id": .string(id), "switch_status": "ON"]
        try await fail("sqlfilter.set_switch", on)
        #expect(!instance.isSQLFilterOn)
        try await bench.finish("sqlfilter.set_switch", on)
        let rules = Orders.rules(for: id, node: node)
        try await fail("sqlfilter.set_rules", rules)
        #expect(instance.nodes[1].filterRules.isEmpty)
        try await bench.finish("sqlfilter.set_rules", rules)
        try await fail("sqlfilter.delete_rules", Orders.removal(for: id, node: node))
        #expect(instance.nodes[1].filterRules.map(\.pattern) == ["select~from~orders"])
    }

    @Test("A job fails half way through, and the instance is free from then on")
    func halfWay() async throws {
        bench.emulator.inject(EmulatorFault(operation: "instance.add_nodes", respond: .jobFails("because")))
        let answer = try await bench.succeed("instance.add_nodes", ["instance_id": .string(id), "priorities": [1]])
        let job = try #require(answer["job_id"]?.stringValue)
        bench.advance(149)
        #expect(try await bench.job(job)["status"] == "Running")
        #expect(try await bench.call("instance.restart", ["instance_id": .string(id)]).code == "DBS.200019")
        bench.advance(1)
        #expect(try await bench.job(job)["ended"] == "2024-09-11T08:02:30+0000")
        try await bench.succeed("instance.restart", ["instance_id": .string(id)])
    }
}
