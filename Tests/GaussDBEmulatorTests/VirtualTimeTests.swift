import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@Suite("Virtual time")
struct VirtualTimeTests {
    @Test("Moved by hand, time stands still between two moves")
    func manual() async throws {
        let clock = VirtualClock(mode: .manual)
        #expect(clock.now == .zero && clock.speed == nil)
        clock.advance(by: .seconds(90))
        clock.advance(by: .milliseconds(500))
        #expect(clock.now == .milliseconds(90_500))
    }

    @Test("Sleepers wake in time, not before")
    func sleepers() async throws {
        let clock = VirtualClock(mode: .manual)
        async let short: Void = clock.sleep(for: .seconds(10))
        async let long: Void = clock.sleep(for: .seconds(20))
        try await clock.waitForSleepers(2)
        clock.advance(by: .seconds(9))
        #expect(clock.sleeperCount == 2)
        clock.advance(by: .seconds(1))
        try await short
        #expect(clock.sleeperCount == 1)
        clock.advance(by: .seconds(10))
        try await long
        #expect(clock.sleeperCount == 0)
    }

    @Test("A sleep of no time, and one that is cancelled, end at once")
    func edges() async throws {
        let clock = VirtualClock(mode: .manual)
        try await clock.sleep(for: .zero)
        try await clock.sleep(for: .seconds(-1))
        let sleeper = Task { try await clock.sleep(for: .seconds(1)) }
        try await clock.waitForSleepers()
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
        #expect(clock.sleeperCount == 0)
        let late = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await clock.sleep(for: .seconds(1))
        }
        await #expect(throws: CancellationError.self) { try await late.value }
        let watcher = Task { try await clock.waitForSleepers(5) }
        watcher.cancel()
        await #expect(throws: CancellationError.self) { try await watcher.value }
    }

    @Test("A thousand sleepers and cancellers at once lose nobody")
    func manySleepers() async throws {
        let clock = VirtualClock(mode: .manual)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<1_000 {
                group.addTask {
                    let sleeper = Task { try await clock.sleep(for: .seconds(1)) }
                    if index.isMultiple(of: 2) { sleeper.cancel() }
                    return await sleeper.result.isSuccess
                }
            }
            group.addTask {
                // Half of them are cancelled and may never sleep; the others must be woken however late they come.
                while !Task.isCancelled {
                    clock.advance(by: .seconds(1))
                    await Task.yield()
                }
                return false
            }
            var finished = 0
            var woken = 0
            for await isSuccess in group {
                finished += 1
                woken += isSuccess ? 1 : 0
                if finished == 1_000 { group.cancelAll() }
            }
            return woken
        }
        #expect(outcomes >= 500)
        #expect(clock.sleeperCount == 0)
    }

    @Test("Scaled, time runs so many times as fast, and can leap")
    func scaled() async throws {
        let clock = VirtualClock(mode: .scaled(1_000_000))
        let before = clock.now
        try await clock.sleep(for: .seconds(3600))
        let after = clock.now
        #expect(after - before >= .seconds(3600))
        clock.advance(by: .seconds(1_000_000_000))
        #expect(clock.now - after >= .seconds(1_000_000_000))
    }

    @Test("The speed is told with every answer")
    func speed() async throws {
        for (speed, text) in [(1200.0, "1200"), (0.5, "0.5")] {
            let emulator = Emulator(configuration: EmulatorConfiguration(time: .scaled(speed)))
            let response = try await emulator.respond(
                to: WireRequest(method: .get, endpoint: emulator.endpoint, target: "/"))
            #expect(response.headers["X-Emulator-Speed"] == text)
        }
    }

    @Test("What was due happens in its order and at its own moment, however long nobody looked")
    func lateLook() async throws {
        let bench = Bench()
        let created = try await bench.succeed("instance.create", Orders.instance)
        let id = try #require(created["instance"]?["id"]?.stringValue)
        bench.advance(7 * 86_400)
        let instance = try await bench.instance(id)
        #expect(instance["status"] == "normal")
        #expect(instance["updated"] == "2024-09-11T08:14:00+0000")
    }

    @Test("The same seed and the same requests give the same bytes; another seed gives other ids")
    func determinism() async throws {
        func run(seed: UInt64) async throws -> [String] {
            let bench = Bench(seed: seed)
            var answers: [String] = []
            for name in ["db-one", "db-two"] {
                let created = try await bench.succeed("instance.create", Orders.instance(with: ["name": .string(name)]))
                answers.append("\(created) \(created.headers["X-Request-Id"] ?? "")")
                bench.advance(20 * 60)
                answers.append("\(try await bench.succeed("instance.list"))")
            }
            return answers
        }
        let first = try await run(seed: 7)
        #expect(try await run(seed: 7) == first)
        #expect(try await run(seed: 8) != first)
    }

    @Test("Reading does not change the ids of what is made later")
    func readsDoNotShiftIDs() async throws {
        func id(reads: Int) async throws -> JSONValue? {
            let bench = Bench()
            for _ in 0..<reads { try await bench.succeed("instance.list") }
            return try await bench.succeed("instance.create", Orders.instance)["instance"]?["id"]
        }
        #expect(try await id(reads: 0) == (try await id(reads: 5)))
    }

    @Test("A client waits for a job in the emulator's time")
    func clientWaits() async throws {
        let emulator = Emulator(configuration: EmulatorConfiguration(time: .scaled(10_000)))
        let account = emulator.configuration.account
        let client = Client(
            configuration: ClientConfiguration(endpoint: emulator.endpoint, projectID: account.projectID),
            credentials: .accessKey(account.accessKey, secret: Secret(account.secretKey)),
            transport: emulator.transport, clock: emulator.serviceClock)
        let operation = try #require(Catalogue.shared.operation(lua: "instance.create"))
        let answer = try JSONValue(parsing: try await client.call(operation, Orders.instance).body)
        let job = try #require(answer["job_id"]?.stringValue)
        let snapshot = try await client.jobs.wait(for: job, timeout: nil)
        #expect(snapshot.status == .completed)
        #expect(snapshot.name == "CreateGaussDBforMySQLInstance")
    }
}

extension Result {
    fileprivate var isSuccess: Bool {
        if case .success = self { true } else { false }
    }
}
