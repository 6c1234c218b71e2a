import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

/// An emulator whose time stands still unless it is moved, and a caller who has its account.
struct Bench {
    /// 2024-09-11T08:00:00Z: where the calendar begins and what the machine's clock says.
    static let start = Timestamp(secondsSince1970: 1_726_041_600)

    let emulator: Emulator
    let account: EmulatorAccount

    init(
        account: EmulatorAccount = EmulatorAccount(), quota: Int = 5_000, seed: UInt64 = 1,
        wallClock: @escaping @Sendable () -> Timestamp = { start }
    ) {
        self.account = account
        emulator = Emulator(
            configuration: EmulatorConfiguration(
                account: account, time: .manual, calendarStart: Self.start, seed: seed, instanceQuota: quota,
                wallClock: wallClock))
    }

    func advance(_ seconds: Int64) { emulator.clock.advance(by: .seconds(seconds)) }

    // MARK: Calling

    /// Calls an operation with the account's key. Nothing is checked on this side.
    func call(
        _ name: String, _ arguments: JSONObject = [:], language: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        var request = try request(name, arguments, sourceLocation: sourceLocation)
        request.headers["X-Language"] = language
        return try await send(signed(request))
    }

    /// Calls an operation that must be accepted.
    @discardableResult
    func succeed(
        _ name: String, _ arguments: JSONObject = [:], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        let answer = try await call(name, arguments, sourceLocation: sourceLocation)
        try #require((200..<300).contains(answer.status), "\(name): \(answer)", sourceLocation: sourceLocation)
        return answer
    }

    /// Calls an operation that starts a job, and lets time pass until that has ended well.
    @discardableResult
    func finish(
        _ name: String, _ arguments: JSONObject = [:], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        let answer = try await succeed(name, arguments, sourceLocation: sourceLocation)
        let id = try #require(answer["job_id"]?.stringValue, "\(answer)", sourceLocation: sourceLocation)
        advance(3)
        while try await job(id)["status"] == "Running" { advance(1) }
        #expect(try await job(id)["status"] == "Completed", sourceLocation: sourceLocation)
        return answer
    }

    /// What the job centre says about a job.
    func job(_ id: String) async throws -> JSONObject {
        let answer = try await call("job.get", ["id": .string(id)])
        return try #require(answer["job"]?.objectValue, "\(answer)")
    }

    /// What the service says about an instance.
    func instance(_ id: String) async throws -> JSONObject {
        let answer = try await call("instance.get", ["instance_id": .string(id)])
        return try #require(answer["instance"]?.objectValue, "\(answer)")
    }

    func status(of instance: String) async throws -> JSONValue? { try await self.instance(instance)["status"] }

    /// The ids of an instance's nodes, the primary's first.
    func nodes(of instance: String) async throws -> [String] {
        let nodes = try await self.instance(instance)["nodes"]?.arrayValue ?? []
        return nodes.compactMap { $0["id"]?.stringValue }
    }

    // MARK: Making requests

    /// The request for a call as it would be before it is authenticated.
    func request(
        _ name: String, _ arguments: JSONObject = [:], sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> WireRequest {
        let operation = try #require(Catalogue.shared.operation(lua: name), sourceLocation: sourceLocation)
        var rest = arguments
        let path = operation.path.segments.map { segment in
            switch segment {
            case .literal(let text): return "/" + text
            case .parameter("project_id"): return "/" + account.projectID
            case .parameter(let name):
                let value = rest[name]?.stringValue ?? ""
                rest[name] = nil
                return "/" + PercentEncoding.encode(value)
            }
        }.joined()
        var query: [String] = []
        if operation.body == nil {
            for (name, value) in rest {
                query.append(
                    PercentEncoding.encode(name) + "=" + PercentEncoding.encode(value.stringValue ?? value.text()))
            }
        }
        return WireRequest(
            method: operation.method, endpoint: emulator.endpoint,
            target: path + (query.isEmpty ? "" : "?" + query.joined(separator: "&")),
            headers: ["Content-Type": "application/json"],
            body: operation.body == nil ? [] : JSONValue.object(rest).serialized())
    }

    /// A request to anywhere.
    func request(_ method: HTTPMethod, _ target: String, body: String = "") -> WireRequest {
        WireRequest(
            method: method, endpoint: emulator.endpoint, target: target, headers: ["Content-Type": "application/json"],
            body: Array(body.utf8))
    }

    func signed(_ request: WireRequest, at date: Timestamp = start) -> WireRequest {
        var request = request
        let token = account.securityToken.map { Secret($0) }
        Signer(key: AccessKey(id: account.accessKey, secret: Secret(account.secretKey), securityToken: token))
            .sign(&request, at: date)
        return request
    }

    func send(_ request: WireRequest) async throws -> Answer {
        Answer(try await emulator.transport.send(request))
    }
}

/// An answer, read.
struct Answer: CustomStringConvertible {
    let status: Int
    let headers: HTTPFields
    let body: [UInt8]
    private let value: JSONValue

    init(_ response: WireResponse) {
        status = response.status
        headers = response.headers
        body = response.body
        value = (try? JSONValue(parsing: response.body)) ?? .null
    }

    subscript(name: String) -> JSONValue? { value[name] }

    /// The code of a refusal.
    var code: String? { value["error_code"]?.stringValue }
    var message: String { value["error_msg"]?.stringValue ?? "" }

    var description: String { "\(status) \(String(decoding: body, as: UTF8.self))" }
}
