import GaussDB
import JSONWire
import Synchronization
import Testing

@Suite struct ClientCallTests {
    @Test func `a call sends what the description says, signed so that it verifies`() async throws {
        let transport = ScriptedTransport([.json(#"{"id": "中"}"#)])
        let response = try await Samples.client(transport).call(Samples.change, ["name": "中"])
        let request = try #require(transport.requests.first)
        #expect(request.method == .post)
        #expect(request.target == "/v3/\(Samples.project)/things")
        #expect(request.body == Array(#"{"name":"中"}"#.utf8))
        #expect(request.headers["Content-Type"] == "application/json")
        #expect(request.headers["X-Language"] == "en-us")
        #expect(request.headers["X-Project-Id"] == Samples.project)
        #expect(request.headers["User-Agent"]?.hasPrefix("moonbook/") == true)
        #expect(throws: Never.self) { try SignatureVerifier().verify(request, now: Samples.date) { _ in Samples.key } }
        #expect(try response.json()["id"] == "中")
    }

    @Test func `of a member that an answer has twice the last wins, in the tree and in a type`() async throws {
        let answer = #"{"jobs":[{"job_id":"a"}],"total_count":1,"jobs":[],"\u0074otal_count":2}"#
        let transport = ScriptedTransport([.json(answer), .json(answer)])
        let client = Samples.client(transport)
        #expect(try await client.call(Samples.read, [:]).json() == ["jobs": [], "total_count": 2])
        let typed = try await client.send(ListImmediateJobs.self, ListJobsRequest())
        #expect(typed.output.jobs?.isEmpty == true)
        #expect(typed.output.totalCount == 2)
    }

    @Test func `a call's own language goes before the client's`() async throws {
        let transport = ScriptedTransport([.json("{}"), .json("{}")])
        let client = Samples.client(transport) { $0.language = "zh-cn" }
        _ = try await client.call(Samples.read, [:])
        _ = try await client.call(Samples.read, [:], options: CallOptions(language: "en-us"))
        #expect(transport.requests.map { $0.headers["X-Language"] } == ["zh-cn", "en-us"])
    }

    @Test func `wrong arguments are refused before anything is sent`() async {
        let transport = ScriptedTransport([])
        let error = await gaussDBError { try await Samples.client(transport).call(Samples.change, [:]) }
        #expect(error?.kind == .validation)
        #expect(error?.operation == "thing.create")
        #expect(transport.requests.isEmpty)
    }

    @Test func `wrong arguments are refused before the project is asked for`() async {
        let transport = ScriptedTransport([])
        let client = Samples.client(transport) { $0.projectID = nil }
        let error = await gaussDBError { try await client.call(Samples.change, ["name": "much too long a name"]) }
        #expect(error?.kind == .validation)
        #expect(transport.requests.isEmpty)
    }

    @Test(arguments: ["<html><body>Sign in</body></html>", "\n <!DOCTYPE html>"])
    func `a page for people is no answer, not even where none is documented`(page: String) async {
        let transport = ScriptedTransport([.answer(200, [:], page)])
        let error = await gaussDBError { try await Samples.client(transport).call(Samples.silent, [:]) }
        #expect(error?.kind == .network)
        #expect(error?.mayHaveTakenEffect == true)
        #expect(error?.message.contains("is a web page") == true)
    }

    @Test(arguments: [(301, false), (302, false), (303, true), (307, false), (308, false)])
    func `a change that is redirected may have been made only where the redirection shows its result`(
        status: Int, mayHave: Bool
    ) async {
        let transport = ScriptedTransport([.answer(status, ["Location": "/elsewhere"], "")])
        let error = await gaussDBError { try await Samples.client(transport).call(Samples.change, ["name": "a"]) }
        #expect(error?.mayHaveTakenEffect == mayHave)
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: [true, false])
    func `a middleware that gives up after the answer does not hide that there was one`(isAfter: Bool) async {
        struct GivingUp: Middleware {
            let isAfter: Bool
            func intercept(
                _ call: Call, next: @Sendable (Call) async throws -> CallResponse
            ) async throws -> CallResponse {
                if isAfter { _ = try await next(call) }
                throw CancellationError()
            }
        }
        let transport = ScriptedTransport([.json("{}")])
        let client = Samples.client(transport, middleware: [GivingUp(isAfter: isAfter)])
        let error = await gaussDBError { try await client.call(Samples.change, ["name": "a"]) }
        #expect(error?.kind == .cancelled)
        #expect(error?.mayHaveTakenEffect == isAfter)
    }

    @Test func `an operation without a documented answer takes any body`() async throws {
        let transport = ScriptedTransport([.answer(204, [:], ""), .answer(200, [:], "done")])
        let client = Samples.client(transport)
        #expect(try await client.call(Samples.silent, [:]).status == 204)
        #expect(try await client.call(Samples.silent, [:]).status == 200)
    }

    @Test func `middlewares see every call, outermost first, and may answer by themselves`() async throws {
        struct Tracing: Middleware {
            let name: String
            let trace: @Sendable (String) -> Void
            func intercept(
                _ call: Call, next: @Sendable (Call) async throws -> CallResponse
            ) async throws -> CallResponse {
                trace("> " + name)
                defer { trace("< " + name) }
                return try await next(call)
            }
        }
        struct Answering: Middleware {
            func intercept(
                _ call: Call, next: @Sendable (Call) async throws -> CallResponse
            ) async throws -> CallResponse {
                CallResponse(status: 200, headers: [:], body: Array("{}".utf8), requestID: "made up", attempts: 0)
            }
        }
        let log = Log()
        let transport = ScriptedTransport([.error(503, "X.1"), .json("{}")])
        let client = Samples.client(
            transport, middleware: [Tracing(name: "a", trace: log.add), Tracing(name: "b", trace: log.add)])
        _ = try await client.call(Samples.read, [:])
        #expect(log.lines == ["> a", "> b", "< b", "< a"])
        let outer = client.adding(middleware: [Tracing(name: "c", trace: log.add), Answering()])
        #expect(try await outer.call(Samples.read, [:]).requestID == "made up")
        #expect(log.lines.suffix(2) == ["> c", "< c"])
        #expect(transport.requests.count == 2)
    }

    @Test func `a middleware's own error becomes the one documented type`() async {
        struct Odd: Error {}
        struct Failing: Middleware {
            func intercept(
                _ call: Call, next: @Sendable (Call) async throws -> CallResponse
            ) async throws -> CallResponse { throw Odd() }
        }
        let error = await gaussDBError {
            try await Samples.client(ScriptedTransport([]), middleware: [Failing()]).call(Samples.read, [:])
        }
        #expect(error?.operation == "thing.get")
    }

    @Test func `a rate limit spaces requests in the machine's time`() async throws {
        let machine = LeapingClock()
        let transport = ScriptedTransport(Array(repeating: .json("{}"), count: 5))
        let client = Samples.client(transport, machineClock: machine) {
            $0.rateLimit = RateLimit(requestsPerSecond: 2, burst: 2)
        }
        for _ in 0..<5 { _ = try await client.call(Samples.read, [:]) }
        #expect(machine.sleeps.count == 3)
        #expect(machine.now > .milliseconds(1_499) && machine.now < .milliseconds(1_501))
    }
}

/// Lines in the order in which they came.
final class Log: Sendable {
    private let state = Mutex<[String]>([])
    var lines: [String] { state.withLock(\.self) }
    func add(_ line: String) { state.withLock { $0.append(line) } }
}
