public import GaussDB

/// A request that reached an emulator, for tests and rehearsals.
public struct RecordedRequest: Sendable {
    public var method: HTTPMethod
    /// Path and query as they came, percent-encoded.
    public var target: String
    /// The Lua name of the operation; `iam.token` and `iam.projects` for IAM; nil where nothing is served.
    public var operation: String?
    /// The header fields, without the values of those that authenticate.
    public var headers: HTTPFields
    /// The length of the body in bytes.
    public var bodySize: Int
    /// The answer's status; nil when a fault broke the connection.
    public var status: Int?
    /// The answer's `X-Request-Id`.
    public var requestID: String
    /// When it came, in the emulator's time.
    public var time: Duration
}
