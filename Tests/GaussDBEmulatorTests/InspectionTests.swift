import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@Suite("What the emulator tells of itself")
struct InspectionTests {
    @Test("Nothing secret is recorded, in whatever place it came")
    func secrets() async throws {
        let bench = Bench(account: EmulatorAccount(securityToken: "TEMPORARY"))
        var request = try bench.request("instance.create", Orders.instance)
        request.headers["X-Auth-Token"] = "MIIEtoken"
        request.headers["Cookie"] = "session=abc"
        #expect(try await bench.send(bench.signed(request)).status == 201)
        _ = try await bench.send(
            bench.request(
                .post, "/v3/auth/tokens",
                body: #"{"auth": {"identity": {"password": {"user": {"password": "Emulator-123"}}}}}"#))
        var dumped = ""
        dump(bench.emulator.requests, to: &dumped)
        dump(bench.emulator.snapshot, to: &dumped)
        for secret in ["TEMPORARY", "MIIEtoken", "session=abc", "Signature=", "Sesame-open-7", "Emulator-123"] {
            #expect(!dumped.contains(secret), "\(secret)")
        }
        #expect(dumped.contains("application/json"))
    }

    @Test("A refused request is recorded with its status, one whose connection broke without")
    func statuses() async throws {
        let bench = Bench()
        _ = try await bench.send(try bench.request("instance.list"))
        bench.emulator.inject(EmulatorFault(operation: "instance.list", respond: .lost))
        await #expect(throws: TransportError.self) { try await bench.call("instance.list") }
        #expect(bench.emulator.requests.map(\.status) == [401, nil])
    }

    @Test("With a limit of none nothing is recorded")
    func noRecords() async throws {
        let emulator = Emulator(configuration: EmulatorConfiguration(time: .manual, recordedRequestLimit: 0))
        _ = try await emulator.respond(to: WireRequest(method: .get, endpoint: emulator.endpoint, target: "/"))
        #expect(emulator.requests.isEmpty)
    }

    @Test("A snapshot is what there is at this moment, without anybody having asked")
    func snapshot() async throws {
        let bench = Bench()
        let order = Orders.instance(with: ["tags": [["key": "team", "value": "orders"]], "slave_count": 1])
        let created = try await bench.succeed("instance.create", order)
        bench.advance(14 * 60)
        let snapshot = bench.emulator.snapshot
        #expect(snapshot.time == .seconds(14 * 60))
        let instance = try #require(snapshot.instances.first)
        #expect(instance.id == created["instance"]?["id"]?.stringValue)
        #expect(instance.status == "normal" && instance.tags == ["team": "orders"])
        #expect(instance.flavor == "gaussdb.mysql.xlarge.x86.4")
        #expect(instance.nodes.map(\.isMaster) == [true, false])
        #expect(snapshot.jobs.map(\.name) == ["CreateGaussDBforMySQLInstance"])
        #expect(snapshot.jobs.map(\.status) == ["Completed"])
    }

    @Test("A fresh start forgets everything but the time, and gives the same ids again")
    func reset() async throws {
        let bench = Bench()
        let first = try await bench.succeed("instance.create", Orders.instance)
        bench.advance(100)
        bench.emulator.reset()
        let snapshot = bench.emulator.snapshot
        #expect(snapshot.time == .seconds(100) && snapshot.instances.isEmpty && snapshot.jobs.isEmpty)
        #expect(bench.emulator.requests.isEmpty)
        let second = try await bench.succeed("instance.create", Orders.instance)
        #expect(second.body == first.body)
        let id = try #require(second["instance"]?["id"]?.stringValue)
        #expect(try await bench.instance(id)["created"] == "2024-09-11T08:01:40+0000")
        bench.advance(14 * 60 - 1)
        #expect(try await bench.status(of: id) == "creating", "what was due before is forgotten as well")
    }

    @Test("A ready-made instance is ready at once, without job or backup")
    func readyMade() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "订单", nodes: 16)
        let instance = try await bench.instance(id)
        #expect(instance["status"] == "normal" && instance["name"] == "订单" && instance["node_count"] == 16)
        bench.advance(3_600)
        #expect(try await bench.status(of: id) == "normal")
        #expect(bench.emulator.snapshot.jobs.isEmpty)
    }
}
