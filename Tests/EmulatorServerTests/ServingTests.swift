import EmulatorServer
import GaussDB
import GaussDBEmulator
import JSONWire
import Synchronization
import Testing

@Suite("An emulator behind a port")
struct ServingTests {
    @Test("A signed request is answered over HTTP as it is without a socket")
    func signed() async throws {
        try await ServedEmulator.run { (served) async throws in
            served.emulator.makeInstance(name: "订单库")
            let target = "/v3.1/{project}/instances?name=%2A%E5%8D%95&limit=10"
            let answer = try #require(try await served.send(served.signed(served.request(project: target))))
            #expect(answer.status == 200)
            #expect(answer.json["instances"]?[0]?["name"] == "订单库")
            #expect(answer.headers["Content-Type"] == "application/json")
            #expect(answer.headers["X-Request-Id"]?.isEmpty == false)
            #expect(answer.headers["X-Emulator-Speed"] == "1200")
            #expect(answer.headers["Date"].flatMap(Timestamp.init(httpFormat:)) != nil)
        }
    }

    @Test("The target reaches the emulator as it was sent, with every escape in it")
    func rawTarget() async throws {
        try await ServedEmulator.run { (served) async throws in
            let target = "/v3/{project}/instances/a%2Fb%20c/%2e%2e?x=%7E&y=+%2B"
            let request = served.request(project: target)
            _ = try await served.send(request)
            #expect(served.emulator.requests.map(\.target) == [request.target])
        }
    }

    @Test("A body that was changed on the way is refused")
    func changedBody() async throws {
        try await ServedEmulator.run { (served) async throws in
            let id = served.emulator.makeInstance(name: "orders-db")
            var request = served.signed(
                served.request(project: "/v3/{project}/instances/\(id)/restart", .post, body: #"{"delay":false}"#))
            let original = request
            request.body[10] ^= 1
            let refused = try #require(try await served.send(request))
            #expect(refused.status == 401 && refused.json["error_code"] == "APIGW.0301", "\(refused)")
            let accepted = try #require(try await served.send(original))
            #expect(accepted.status == 200, "\(accepted)")
        }
    }

    @Test("DELETE may carry a body")
    func deleteWithBody() async throws {
        try await ServedEmulator.run { (served) async throws in
            let id = served.emulator.makeInstance(name: "orders-db")
            let request = served.request(
                project: "/v3/{project}/instances/\(id)/sql-filter/rules", .delete, body: #"{"sql_filter_rules":[]}"#)
            let answer = try #require(try await served.send(served.signed(request)))
            #expect(answer.json["error_code"] == "DBS.212003", "the switch is off: \(answer)")
        }
    }

    @Test("One connection serves one request after another")
    func keepAlive() async throws {
        try await ServedEmulator.run { (served) async throws in
            let list = served.signed(served.request(project: "/v3.1/{project}/instances"))
            let lost = served.request(.get, "/nowhere")
            let answers = try await served.send([list, lost, list])
            #expect(answers.map(\.status) == [200, 404, 200])
            #expect(Set(answers.compactMap { $0.headers["X-Request-Id"] }).count == 3)
        }
    }

    @Test("Many connections at once are all served")
    func manyConnections() async throws {
        try await ServedEmulator.run { (served) async throws in
            let request = served.signed(served.request(project: "/v3.1/{project}/instances"))
            try await withThrowingTaskGroup(of: Int?.self) { group in
                for _ in 0..<32 { group.addTask { try await served.send(request)?.status } }
                for try await status in group { #expect(status == 200) }
            }
            #expect(served.emulator.requests.count == 32)
        }
    }

    @Test("A body above 12 MB gets the service's own refusal")
    func largeBody() async throws {
        try await ServedEmulator.run { (served) async throws in
            var request = served.request(project: "/v3/{project}/instances", .post)
            request.body = [UInt8](repeating: UInt8(ascii: " "), count: (12 << 20) + 1)
            let answer = try #require(try await served.send(request))
            #expect(answer.status == 413, "\(answer)")
            #expect(answer.json["request_id"] != nil)
        }
    }

    @Test("A lost answer ends the connection after the change was made, a reset before", arguments: [true, false])
    func brokenConnections(isDone: Bool) async throws {
        try await ServedEmulator.run(EmulatorConfiguration(time: .manual)) { (served) async throws in
            let id = served.emulator.makeInstance(name: "orders-db")
            served.emulator.inject(EmulatorFault(operation: "instance.restart", respond: isDone ? .lost : .reset))
            let request = served.signed(
                served.request(project: "/v3/{project}/instances/\(id)/restart", .post, body: "{}"))
            #expect(try await served.send(request) == nil)
            #expect(served.emulator.snapshot.jobs.count == (isDone ? 1 : 0))
            #expect(try await served.send(request)?.status == (isDone ? 409 : 200))
        }
    }

    @Test("A broken connection takes no other with it")
    func otherConnections() async throws {
        try await ServedEmulator.run { (served) async throws in
            served.emulator.inject(EmulatorFault(operation: "instance.list", respond: .reset, count: 16))
            let list = served.signed(served.request(project: "/v3.1/{project}/instances"))
            let jobs = served.signed(served.request(project: "/v3/{project}/immediate-jobs"))
            try await withThrowingTaskGroup(of: (Bool, Int?).self) { group in
                for index in 0..<32 {
                    let isBroken = index.isMultiple(of: 2)
                    group.addTask { (isBroken, try await served.send(isBroken ? list : jobs)?.status) }
                }
                for try await (isBroken, status) in group { #expect(status == (isBroken ? nil : 200)) }
            }
        }
    }

    @Test("Other failures travel as they are")
    func otherFaults() async throws {
        try await ServedEmulator.run { (served) async throws in
            let request = served.signed(served.request(project: "/v3.1/{project}/instances"))
            func answer(to response: EmulatorFault.Response) async throws -> ServedAnswer? {
                served.emulator.inject(EmulatorFault(operation: "instance.list", respond: response))
                return try await served.send(request)
            }
            #expect(try await answer(to: .empty)?.body.isEmpty == true)
            #expect(
                try await answer(to: .redirect)?.headers["Location"]?.hasPrefix("https://elsewhere.example.com/")
                    == true)
            #expect(try await answer(to: .throttled(retryAfter: .seconds(3)))?.headers["Retry-After"] == "3")
            #expect(try await answer(to: .html200)?.headers["Content-Type"] == "text/html")
            // An hour there is three seconds here; nothing but the client decides how long that is too long.
            let slow = try await answer(to: .delay(.seconds(600)))
            #expect(slow?.status == 200)
        }
    }

    @Test("What is no HTTP is refused and harms nobody")
    func garbage() async throws {
        try await ServedEmulator.run { (served) async throws in
            let bytes = Array("\u{1}\u{2} nonsense\r\n\r\n".utf8)
            let answers = try ServedAnswer.all(in: try await Socket.exchange(bytes, port: served.endpoint.port))
            #expect(answers.map(\.status) == [400])
            #expect(try await served.send(served.request(.get, "/nowhere"))?.status == 404)
        }
    }

    @Test("An address that others can reach is refused unless it is asked for")
    func remoteAddress() async throws {
        let server = EmulatorHTTPServer(emulator: Emulator(), host: "0.0.0.0")
        let error = await #expect(throws: EmulatorServerError.self) { try await server.run() }
        #expect(error?.description.contains("0.0.0.0") == true)
    }

    @Test("A port that is taken is an error")
    func takenPort() async throws {
        try await ServedEmulator.run { (served) async throws in
            let second = EmulatorHTTPServer(emulator: Emulator(), port: served.endpoint.port)
            await #expect(throws: (any Error).self) { try await second.run() }
        }
    }

    @Test("Told to stop, it stops, also while somebody waits for an answer")
    func stopping() async throws {
        let waiting = Mutex<Task<ServedAnswer?, any Error>?>(nil)
        let configuration = EmulatorConfiguration(time: .manual)
        try await ServedEmulator.run(configuration) { (served) async throws in
            served.emulator.inject(EmulatorFault(operation: "instance.list", respond: .delay(.seconds(3600))))
            let request = served.signed(served.request(project: "/v3.1/{project}/instances"))
            let caller = Task { try await served.send(request) }
            waiting.withLock { $0 = caller }
            try await served.emulator.clock.waitForSleepers()
        }
        // The answer that was due in an hour is never given as if it had been.
        let answer = try await waiting.withLock(\.self)?.value
        #expect(answer == nil || answer?.status == 500)
    }
}
