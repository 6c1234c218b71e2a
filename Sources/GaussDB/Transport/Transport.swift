/// Carries one request to the service and brings one response back. Nothing else: no retries, no signing, no policy.
///
/// Conforming types are the network (`HTTPTransport` in GaussDBHTTP) and the emulator without a socket
/// (`InProcessTransport` in GaussDBEmulator).
public protocol Transport: Sendable {
    /// Sends `request` and returns the response, whatever its status.
    ///
    /// - Throws: ``TransportError`` when there is no response; `CancellationError` when the calling task is cancelled.
    func send(_ request: WireRequest) async throws -> WireResponse
}

/// A request exactly as it goes on the wire.
public struct WireRequest: Sendable {
    public var method: HTTPMethod
    /// Where to: scheme, host and port.
    public var endpoint: Endpoint
    /// Path and query, percent-encoded, beginning with `/`.
    public var target: String
    public var headers: HTTPFields
    public var body: [UInt8]
    /// How long establishing a connection may take.
    public var connectTimeout: Duration
    /// How long this one attempt may take from start to last byte.
    public var timeout: Duration

    public init(
        method: HTTPMethod, endpoint: Endpoint, target: String, headers: HTTPFields = HTTPFields(), body: [UInt8] = [],
        connectTimeout: Duration = .seconds(10), timeout: Duration = .seconds(60)
    ) {
        self.method = method
        self.endpoint = endpoint
        self.target = target
        self.headers = headers
        self.body = body
        self.connectTimeout = connectTimeout
        self.timeout = timeout
    }
}

public struct WireResponse: Sendable {
    public var status: Int
    public var headers: HTTPFields
    public var body: [UInt8]

    public init(status: Int, headers: HTTPFields = HTTPFields(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// Header fields in order; names compare without case.
public struct HTTPFields: Sendable, Sequence, ExpressibleByDictionaryLiteral {
    public private(set) var fields: [(name: String, value: String)] = []

    public init() {}

    public init(dictionaryLiteral elements: (String, String)...) {
        fields = elements.map { (name: $0.0, value: $0.1) }
    }

    /// The first value of a field; setting replaces all of that name, setting nil removes them.
    public subscript(name: String) -> String? {
        get { fields.first { $0.name.equalsIgnoringCase(name) }?.value }
        set {
            let index = fields.firstIndex { $0.name.equalsIgnoringCase(name) }
            fields.removeAll { $0.name.equalsIgnoringCase(name) }
            if let newValue {
                fields.insert((name: name, value: newValue), at: Swift.min(index ?? fields.count, fields.count))
            }
        }
    }

    public mutating func append(name: String, value: String) {
        fields.append((name: name, value: value))
    }

    public func makeIterator() -> IndexingIterator<[(name: String, value: String)]> { fields.makeIterator() }
}

extension String {
    /// ASCII case-insensitive equality, as header names need it; no Foundation.
    package func equalsIgnoringCase(_ other: String) -> Bool {
        let left = utf8
        let right = other.utf8
        guard left.count == right.count else { return false }
        return zip(left, right).allSatisfy { $0 == $1 || ($0 | 0x20 == $1 | 0x20 && (0x61...0x7A).contains($0 | 0x20)) }
    }
}

/// No response came. Says how far the request got, because that decides whether it may be repeated.
public struct TransportError: Error, Sendable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// The host name has no address.
        case unknownHost = "unknown_host"
        /// No connection: refused, unreachable.
        case connect
        case connectTimeout = "connect_timeout"
        /// The certificate or the handshake failed.
        case tls
        /// No complete response in the attempt's time.
        case timeout
        /// The connection broke after the request was under way.
        case connectionLost = "connection_lost"
        /// The response is larger than the client accepts.
        case responseTooLarge = "response_too_large"
        /// What came is not HTTP.
        case malformedResponse = "malformed_response"
    }
    public var kind: Kind
    public var message: String
    /// True when the service may have seen the request. Such a change must not be sent again blindly.
    public var mayHaveBeenSent: Bool

    public init(kind: Kind, message: String, mayHaveBeenSent: Bool) {
        self.kind = kind
        self.message = message
        self.mayHaveBeenSent = mayHaveBeenSent
    }

    public var description: String { message }
}
