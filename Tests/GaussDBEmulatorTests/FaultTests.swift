import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@Suite("Failures on demand")
struct FaultTests {
    private func bench(
        _ response: EmulatorFault.Response, on operation: String = "instance.restart"
    ) -> (Bench, JSONObject) {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        bench.emulator.inject(EmulatorFault(operation: operation, respond: response))
        return (bench, ["instance_id": .string(id)])
    }

    private func isRestarting(_ bench: Bench) -> Bool { bench.emulator.snapshot.instances[0].status == "rebooting" }

    @Test("A status is answered and nothing is done")
    func status() async throws {
        let (bench, instance) = bench(.status(500, code: "DBS.200005", message: "Server failure."))
        let answer = try await bench.call("instance.restart", instance)
        #expect(answer.status == 500 && answer.code == "DBS.200005" && answer.message == "Server failure.")
        #expect(answer.headers["X-Request-Id"] != nil)
        #expect(!isRestarting(bench))
        try await bench.succeed("instance.restart", instance)
    }

    @Test("A lost answer: done, but the caller cannot know")
    func lost() async throws {
        let (bench, instance) = bench(.lost)
        let error = await #expect(throws: TransportError.self) { try await bench.call("instance.restart", instance) }
        #expect(error?.kind == .connectionLost && error?.mayHaveBeenSent == true)
        #expect(isRestarting(bench))
        #expect(bench.emulator.requests.map(\.status) == [nil])
    }

    @Test("A connection that breaks at once: not done, and the caller cannot know either")
    func reset() async throws {
        let (bench, instance) = bench(.reset)
        let error = await #expect(throws: TransportError.self) { try await bench.call("instance.restart", instance) }
        #expect(error?.kind == .connectionLost && error?.mayHaveBeenSent == true)
        #expect(!isRestarting(bench))
    }

    @Test("A page of HTML with status 200: not done")
    func html() async throws {
        let (bench, instance) = bench(.html200)
        let answer = try await bench.call("instance.restart", instance)
        #expect(answer.status == 200 && answer.headers["Content-Type"] == "text/html")
        #expect(answer.description.contains("<html>"))
        #expect(!isRestarting(bench))
    }

    @Test("An empty body: done")
    func empty() async throws {
        let (bench, instance) = bench(.empty)
        let answer = try await bench.call("instance.restart", instance)
        #expect(answer.status == 200 && answer.body.isEmpty)
        #expect(isRestarting(bench))
    }

    @Test("A redirect to another host: not done")
    func redirect() async throws {
        let (bench, instance) = bench(.redirect)
        let answer = try await bench.call("instance.restart", instance)
        #expect(answer.status == 302)
        #expect(answer.headers["Location"]?.hasPrefix("https://elsewhere.example.com/v3/") == true)
        #expect(!isRestarting(bench))
    }

    @Test("Throttling: 429 with the seconds to wait, rounded up, and nothing is done")
    func throttled() async throws {
        let (bench, instance) = bench(.throttled(retryAfter: .milliseconds(1500)))
        let answer = try await bench.call("instance.restart", instance)
        #expect(answer.status == 429 && answer.code == "APIGW.0308")
        #expect(answer.headers["Retry-After"] == "2")
        #expect(!isRestarting(bench))
    }

    @Test("A delay: done at once, answered when the emulator's time has passed")
    func delay() async throws {
        let (bench, instance) = bench(.delay(.seconds(30)))
        async let answer = bench.call("instance.restart", instance)
        try await bench.emulator.clock.waitForSleepers()
        #expect(isRestarting(bench))
        bench.advance(30)
        #expect(try await answer.status == 200)
    }

    @Test("A delay beyond the request's own timeout ends as a timeout")
    func timeout() async throws {
        let (bench, instance) = bench(.delay(.seconds(3600)))
        var request = try bench.request("instance.restart", instance)
        request.timeout = .seconds(60)
        let signed = bench.signed(request)
        let caller = Task { try await bench.send(signed) }
        try await bench.emulator.clock.waitForSleepers()
        bench.advance(60)
        let error = await #expect(throws: TransportError.self) { try await caller.value }
        #expect(error?.kind == .timeout && error?.mayHaveBeenSent == true)
    }

    @Test("A caller who is cancelled during a delay does not wait for its end")
    func cancelledDelay() async throws {
        let (bench, instance) = bench(.delay(.seconds(30)))
        let caller = Task { try await bench.call("instance.restart", instance).status }
        try await bench.emulator.clock.waitForSleepers()
        caller.cancel()
        await #expect(throws: CancellationError.self) { try await caller.value }
        #expect(bench.emulator.clock.sleeperCount == 0)
    }

    @Test("A fault strikes its operation, so often, after so many")
    func counting() async throws {
        let bench = Bench()
        bench.emulator.inject(
            EmulatorFault(
                operation: "instance.list", respond: .status(503, code: "x", message: "y"), count: 2, after: 1))
        var statuses: [Int] = []
        for _ in 0..<5 {
            statuses.append(try await bench.call("instance.list").status)
            #expect(try await bench.call("job.list").status == 200)
        }
        #expect(statuses == [200, 503, 503, 200, 200])
    }

    @Test("A star strikes anything; of two that match the first strikes first")
    func order() async throws {
        let bench = Bench()
        bench.emulator.inject(EmulatorFault(operation: "*", respond: .status(500, code: "a", message: "")))
        bench.emulator.inject(EmulatorFault(operation: "job.list", respond: .status(502, code: "b", message: "")))
        #expect(try await bench.call("job.list").code == "a")
        #expect(try await bench.call("job.list").code == "b")
        #expect(try await bench.call("job.list").status == 200)
    }

    @Test("A request that is not let in does not use up a fault")
    func unauthenticated() async throws {
        let bench = Bench()
        bench.emulator.inject(EmulatorFault(operation: "*", respond: .reset))
        #expect(try await bench.send(try bench.request("instance.list")).status == 401)
        await #expect(throws: TransportError.self) { try await bench.call("instance.list") }
    }

    @Test("A job that is to fail waits for a request that starts one")
    func jobFaultWaits() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        bench.emulator.inject(EmulatorFault(operation: "instance.restart", respond: .jobFails("no answer from node 2")))
        let refused = try await bench.call("instance.restart", ["instance_id": "54e42160670e48e789af7075e1fea1fain07"])
        #expect(refused.status == 404)
        try await bench.succeed("instance.restart", ["instance_id": .string(id)])
        bench.advance(60)
        #expect(bench.emulator.snapshot.jobs.map(\.failReason) == ["no answer from node 2"])
        #expect(try await bench.status(of: id) == "normal")
    }

    @Test("Faults of the identity service are asked for by its own names")
    func identity() async throws {
        let bench = Bench()
        bench.emulator.inject(EmulatorFault(operation: "iam.projects", respond: .status(503, code: "x", message: "y")))
        #expect(try await bench.send(bench.signed(bench.request(.get, "/v3/projects"))).status == 503)
    }

    @Test("Faults can be taken back, and a fresh start takes everything back")
    func removal() async throws {
        let bench = Bench()
        bench.emulator.inject(EmulatorFault(operation: "*", respond: .reset, count: 9))
        bench.emulator.removeFaults()
        try await bench.succeed("instance.create", Orders.instance)
        bench.emulator.inject(EmulatorFault(operation: "*", respond: .reset, count: 9))
        bench.advance(30)
        bench.emulator.reset()
        #expect(bench.emulator.snapshot.instances.isEmpty && bench.emulator.requests.isEmpty)
        #expect(bench.emulator.snapshot.time == .seconds(30))
        try await bench.succeed("instance.list")
    }
}
