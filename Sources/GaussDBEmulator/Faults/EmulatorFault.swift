/// A failure on demand, for tests and rehearsals.
///
/// ```swift
/// emulator.inject(EmulatorFault(operation: "proxy.create", respond: .status(500, code: "DBS.200005", message: "Server failure.")))
/// ```
public struct EmulatorFault: Sendable, Hashable {
    /// What happens instead of the ordinary answer.
    public enum Response: Sendable, Hashable {
        /// The service refuses with this status (400...599), code and message; nothing is done.
        case status(Int, code: String, message: String)
        /// The operation is done, but its answer never arrives: the connection breaks.
        case lost
        /// The connection breaks before anything is done.
        case reset
        /// Status 200 with a page of HTML, as a proxy on the way would send; nothing is done.
        case html200
        /// The operation is done; the answer has its status and no body.
        case empty
        /// Status 302 to another host; nothing is done.
        case redirect
        /// The operation is accepted, and the job that it starts ends as failed for this reason.
        case jobFails(String)
        /// The operation is done, the answer is held back for this long, measured in the emulator's time.
        case delay(Duration)
        /// Status 429 with `Retry-After` in seconds (rounded up); nothing is done.
        case throttled(retryAfter: Duration)
    }

    /// The Lua name of the operation, for example `instance.create`; `iam.token` and `iam.projects` for IAM; `*` for any.
    public var operation: String
    public var respond: Response
    /// How many matching requests it strikes.
    public var count: Int
    /// How many matching requests pass before the first is struck.
    public var after: Int

    /// - Parameters:
    ///   - count: 1 or more.
    ///   - after: 0 or more.
    public init(operation: String, respond: Response, count: Int = 1, after: Int = 0) {
        precondition(count >= 1, "a fault strikes at least once")
        precondition(after >= 0, "a number of requests is not negative")
        self.operation = operation
        self.respond = respond
        self.count = count
        self.after = after
    }
}
