import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@Suite("One change at a time")
struct BusyTests {
    @Test("Every change of an instance that is being changed is refused with 409, and reading goes on")
    func busy() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        try await bench.finish("proxy.create", Orders.proxy(for: id))
        let proxy = try #require(bench.emulator.snapshot.instances[0].proxies.first?.id)
        let node = try await bench.nodes(of: id)[0]
        let restart = try await bench.succeed("instance.restart", ["instance_id": .string(id)])
        let changes: [(String, JSONObject)] = [
            ("instance.restart", ["instance_id": .string(id)]),
            ("instance.add_nodes", ["instance_id": .string(id), "priorities": [1]]),
            ("instance.delete", ["instance_id": .string(id)]),
            ("proxy.create", Orders.proxy(for: id)),
            ("proxy.set_weights", ["instance_id": .string(id), "proxy_id": .string(proxy), "master_weight": 1]),
            ("sqlfilter.set_switch", ["instance_id": .string(id), "switch_status": "ON"]),
            ("sqlfilter.set_rules", Orders.rules(for: id, node: node)),
            ("sqlfilter.delete_rules", Orders.removal(for: id, node: node)),
        ]
        let before = bench.emulator.snapshot
        for (name, arguments) in changes {
            let refused = try await bench.call(name, arguments)
            #expect(refused.status == 409 && refused.code == "DBS.200019", "\(name): \(refused)")
        }
        #expect(bench.emulator.snapshot == before)
        bench.advance(5)
        let reads: [(String, JSONObject)] = [
            ("instance.get", ["instance_id": .string(id)]), ("instance.list", [:]),
            ("proxy.list", ["instance_id": .string(id)]), ("sqlfilter.get_switch", ["instance_id": .string(id)]),
            ("sqlfilter.get_rules", ["instance_id": .string(id), "node_id": .string(node)]),
            ("job.get", ["id": try #require(restart["job_id"])]), ("job.list", [:]),
        ]
        for (name, arguments) in reads { try await bench.succeed(name, arguments) }
        bench.advance(90)
        try await bench.succeed("sqlfilter.set_switch", ["instance_id": .string(id), "switch_status": "ON"])
    }

    @Test("An instance that is being created or backed up takes no changes")
    func creatingAndBackingUp() async throws {
        let bench = Bench()
        let created = try await bench.succeed("instance.create", Orders.instance)
        let id = try #require(created["instance"]?["id"])
        #expect(try await bench.call("instance.delete", ["instance_id": id]).code == "DBS.200019")
        bench.advance(14 * 60 + 10)
        #expect(try await bench.call("instance.restart", ["instance_id": id]).code == "DBS.200019")
        bench.advance(150)
        try await bench.succeed("instance.restart", ["instance_id": id])
    }

    @Test("The first backup waits for a change that was quicker")
    func backupWaits() async throws {
        let bench = Bench()
        let created = try await bench.succeed("instance.create", Orders.instance)
        let id = try #require(created["instance"]?["id"]?.stringValue)
        bench.advance(14 * 60)
        try await bench.succeed("instance.restart", ["instance_id": .string(id)])
        bench.advance(10)
        #expect(try await bench.status(of: id) == "rebooting")
        bench.advance(60)
        #expect(try await bench.status(of: id) == "backing up")
    }

    @Test("Another instance is not affected")
    func others() async throws {
        let bench = Bench()
        let ids = ["orders-db", "billing-db"].map { bench.emulator.makeInstance(name: $0) }
        for id in ids {
            #expect(try await bench.call("instance.restart", ["instance_id": .string(id)]).status == 200)
        }
        #expect(bench.emulator.snapshot.jobs.count == 2)
    }

    @Test("Of many callers at once exactly one gets through, and nothing is done twice")
    func contention() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<32 {
                group.addTask { try await bench.call("instance.restart", ["instance_id": .string(id)]).status }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 200 }.count == 1)
        #expect(statuses.filter { $0 == 409 }.count == 31)
        #expect(bench.emulator.snapshot.jobs.count == 1)
    }
}
