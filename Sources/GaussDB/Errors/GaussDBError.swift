/// Anything that went wrong with a call, as one value from where it starts to where it is shown.
///
/// The same fields reach a script (`e.kind`, `e.code` ...), the JSON output and the terminal.
public struct GaussDBError: Error, Sendable {
    /// What sort of failure it is. Open: a host may add its own.
    public struct Kind: RawRepresentable, Sendable, Hashable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The service answered with an error status.
        public static let api = Kind(rawValue: "api")
        /// A job ended as failed.
        public static let job = Kind(rawValue: "job")
        /// The request breaks a rule of the description; nothing was sent.
        public static let validation = Kind(rawValue: "validation")
        /// A policy of the client forbids the call; nothing was sent.
        public static let permission = Kind(rawValue: "permission")
        /// Time ran out.
        public static let timeout = Kind(rawValue: "timeout")
        public static let cancelled = Kind(rawValue: "cancelled")
        /// No response, or one that is not the service's.
        public static let network = Kind(rawValue: "network")
        /// Credentials, region or endpoint are missing or unusable; nothing was sent.
        public static let configuration = Kind(rawValue: "configuration")
    }

    /// What the failure means for the caller. `e.class` in scripts.
    public enum Class: String, Sendable {
        /// Another operation is running on the instance; wait and repeat.
        case busy
        /// A passing state of the database or of the service refused the call; repeat it later.
        case retry
        case notFound = "not_found"
        case quota
        case input
        case permission
        case authentication
        /// Too many requests; the service refused this one.
        case throttled
        /// The service failed.
        case service
        case other
    }

    /// One attempt of a call that was repeated.
    public struct Attempt: Sendable {
        public var status: Int?
        public var code: String?
        public var requestID: String?
        public var message: String
        public init(status: Int?, code: String?, requestID: String?, message: String) {
            self.status = status
            self.code = code
            self.requestID = requestID
            self.message = message
        }
    }

    public var kind: Kind
    public var `class`: Class
    /// One sentence: what happened.
    public var message: String
    /// The Lua name of the operation, for example `proxy.create`.
    public var operation: String?
    /// The HTTP status.
    public var status: Int?
    /// The service's code, for example `DBS.200019`.
    public var code: String?
    public var requestID: String?
    /// One sentence: what to do.
    public var hint: String?
    /// Repeating the same call later may succeed and cannot do harm.
    public var isRetryable: Bool
    /// The call may have taken effect although no answer says so. Never repeat blindly.
    public var mayHaveTakenEffect: Bool
    /// For ``Kind/job``: the job's id.
    public var jobID: String?
    /// For ``Kind/validation``: the path to the offending field, for example `backup_strategy.keep_days`.
    public var path: String?
    /// Earlier attempts of the same call, oldest first.
    public var attempts: [Attempt]
    /// The service's `encoded_authorization_message`, for permission errors.
    public var encodedAuthorizationMessage: String?
    /// The first bytes of a body that could not be understood.
    public var rawBody: String?

    public init(
        kind: Kind, class: Class = .other, message: String, operation: String? = nil, status: Int? = nil,
        code: String? = nil, requestID: String? = nil, hint: String? = nil, isRetryable: Bool = false,
        mayHaveTakenEffect: Bool = false, jobID: String? = nil, path: String? = nil, attempts: [Attempt] = [],
        encodedAuthorizationMessage: String? = nil, rawBody: String? = nil
    ) {
        self.kind = kind
        self.class = `class`
        self.message = message
        self.operation = operation
        self.status = status
        self.code = code
        self.requestID = requestID
        self.hint = hint
        self.isRetryable = isRetryable
        self.mayHaveTakenEffect = mayHaveTakenEffect
        self.jobID = jobID
        self.path = path
        self.attempts = attempts
        self.encodedAuthorizationMessage = encodedAuthorizationMessage
        self.rawBody = rawBody
    }
}

extension GaussDBError: CustomStringConvertible {
    /// `proxy.create: the instance is busy (DBS.200019, 409)`
    public var description: String {
        var text = operation.map { $0 + ": " } ?? ""
        text += message
        let marks = [code, status.map(String.init)].compactMap(\.self)
        if !marks.isEmpty { text += " (" + marks.joined(separator: ", ") + ")" }
        return text
    }
}
