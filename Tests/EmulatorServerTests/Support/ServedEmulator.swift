import EmulatorServer
import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

/// An emulator behind a port, for the length of one test.
struct ServedEmulator {
    let emulator: Emulator
    let endpoint: Endpoint

    /// Serves a new emulator while `body` runs, then stops the server and waits for its end.
    static func run(
        _ configuration: EmulatorConfiguration = EmulatorConfiguration(), _ body: (ServedEmulator) async throws -> Void
    ) async throws {
        let emulator = Emulator(configuration: configuration)
        let (addresses, announcement) = AsyncStream<Endpoint>.makeStream()
        let server = EmulatorHTTPServer(emulator: emulator)
        let serving = Task {
            defer { announcement.finish() }
            try await server.run { announcement.yield($0) }
        }
        do {
            let endpoint = try #require(await addresses.first { _ in true }, "the server did not start")
            try await body(ServedEmulator(emulator: emulator, endpoint: endpoint))
        } catch {
            serving.cancel()
            _ = await serving.result
            throw error
        }
        serving.cancel()
        // Being told to stop is no failure.
        try await serving.value
    }

    /// A request for an operation or a path, as a client would make it.
    func request(_ method: HTTPMethod, _ target: String, body: String = "") -> WireRequest {
        WireRequest(
            method: method, endpoint: endpoint, target: target, headers: ["Content-Type": "application/json"],
            body: Array(body.utf8))
    }

    func request(project path: String, _ method: HTTPMethod = .get, body: String = "") -> WireRequest {
        request(method, path.replacing("{project}", with: emulator.configuration.account.projectID), body: body)
    }

    func signed(_ request: WireRequest) -> WireRequest {
        var request = request
        let account = emulator.configuration.account
        Signer(key: AccessKey(id: account.accessKey, secret: Secret(account.secretKey))).sign(&request, at: .now())
        return request
    }

    /// Sends one request on a connection of its own. Nil when the connection ended without an answer.
    func send(_ request: WireRequest) async throws -> ServedAnswer? {
        let answers = try await send([request])
        #expect(answers.count <= 1)
        return answers.first
    }

    /// Sends requests one behind the other on one connection, without waiting in between.
    func send(_ requests: [WireRequest]) async throws -> [ServedAnswer] {
        var bytes: [UInt8] = []
        for (index, request) in requests.enumerated() {
            var head = "\(request.method.rawValue) \(request.target) HTTP/1.1\r\n"
            if request.headers["Host"] == nil { head += "Host: \(endpoint.authority)\r\n" }
            for (name, value) in request.headers { head += "\(name): \(value)\r\n" }
            head += "Content-Length: \(request.body.count)\r\n"
            if index == requests.count - 1 { head += "Connection: close\r\n" }
            bytes += Array((head + "\r\n").utf8) + request.body
        }
        return try ServedAnswer.all(in: try await Socket.exchange(bytes, port: endpoint.port))
    }
}

/// An HTTP answer, read from the bytes of a connection.
struct ServedAnswer: CustomStringConvertible {
    struct Malformed: Error {
        let bytes: String
    }

    let status: Int
    let headers: HTTPFields
    let body: [UInt8]

    var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
    var description: String { "\(status) \(headers.fields) \(String(decoding: body, as: UTF8.self))" }

    static func all(in bytes: [UInt8]) throws -> [ServedAnswer] {
        var answers: [ServedAnswer] = []
        var rest = bytes[...]
        while !rest.isEmpty { answers.append(try ServedAnswer(takingFrom: &rest)) }
        return answers
    }

    private init(takingFrom bytes: inout ArraySlice<UInt8>) throws {
        let all = bytes
        let blank = Array("\r\n\r\n".utf8)
        guard let end = all.firstRange(of: blank) else { throw Malformed(bytes: String(decoding: all, as: UTF8.self)) }
        let lines = String(decoding: all[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count >= 2, let status = Int(words[1]) else {
            throw Malformed(bytes: String(decoding: all, as: UTF8.self))
        }
        var headers = HTTPFields()
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers.append(name: String(parts[0]), value: String(parts.count > 1 ? parts[1].drop { $0 == " " } : ""))
        }
        let length = headers["Content-Length"].flatMap { Int($0) } ?? 0
        guard all[end.upperBound...].count >= length else {
            throw Malformed(bytes: String(decoding: all, as: UTF8.self))
        }
        self.status = status
        self.headers = headers
        body = Array(all[end.upperBound...].prefix(length))
        bytes = all[end.upperBound...].dropFirst(length)
    }
}
