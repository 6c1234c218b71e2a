import GaussDB
import JSONWire
import Synchronization

@testable import Moonbook

/// A service whose answers a test makes, for operations that the emulator does not simulate. It remembers what it was
/// sent.
final class ScriptedService: Transport {
    struct Request: Sendable {
        let method: HTTPMethod
        /// Without the query, percent-encoded.
        let path: String
        /// The query as it came, percent-encoded.
        let query: String
        let headers: HTTPFields
        let body: [UInt8]

        /// The value of a query parameter that holds nothing that is encoded.
        func query(_ name: String) -> String? {
            query.split(separator: "&").first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
        }

        /// The body; nil when there is none.
        var json: JSONValue? { try? JSONValue(parsing: body) }
    }

    struct Answer: Sendable {
        var status = 200
        var headers: HTTPFields = ["X-Request-Id": "request-1"]
        var body: JSONValue?

        static func json(_ body: JSONValue, status: Int = 200) -> Answer { Answer(status: status, body: body) }

        static func error(_ status: Int, _ code: String, _ message: String) -> Answer {
            .json(["error_code": .string(code), "error_msg": .string(message)], status: status)
        }
    }

    private let received = Mutex<[Request]>([])
    private let answer: @Sendable (Request, _ number: Int) throws -> Answer

    /// - Parameter answer: Makes the answer to a request; `number` counts requests from 1. What it throws is what the
    ///   connection fails with.
    init(_ answer: @escaping @Sendable (Request, _ number: Int) throws -> Answer) {
        self.answer = answer
    }

    /// A service that answers every request with the same body.
    convenience init(_ body: JSONValue = [:], status: Int = 200) {
        self.init { _, _ in .json(body, status: status) }
    }

    var requests: [Request] { received.withLock(\.self) }

    func send(_ request: WireRequest) async throws -> WireResponse {
        let parts = request.target.split(separator: "?", maxSplits: 1)
        let request = Request(
            method: request.method, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "",
            headers: request.headers, body: request.body)
        let number = received.withLock { received in
            received.append(request)
            return received.count
        }
        let answer = try answer(request, number)
        return WireResponse(
            status: answer.status, headers: answer.headers, body: answer.body.map { Array($0.text().utf8) } ?? [])
    }

    // MARK: Scripts over it

    static let project = "0483b6b16e954cb88930a360d2c4e663"

    /// A client whose service time runs 2,000 times as fast as the machine's.
    var client: Client {
        var configuration = ClientConfiguration(
            endpoint: Endpoint(scheme: "http", host: "127.0.0.1", port: 1), region: "cn-north-4",
            projectID: Self.project)
        configuration.retry.baseDelay = .milliseconds(1)
        return Client(
            configuration: configuration, credentials: .accessKey("AK", secret: Secret("SK")), transport: self,
            clock: ScaledClock(speed: 2_000))
    }

    /// Runs a script to its end.
    func run(
        _ source: String, configuration: RuntimeConfiguration = RuntimeConfiguration(), deadline: Duration? = nil
    ) async -> Bench.Record {
        await Bench.run(source, over: client, configuration: configuration, deadline: deadline)
    }
}
