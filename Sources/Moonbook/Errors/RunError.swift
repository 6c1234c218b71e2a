public import GaussDB

/// What stopped a script, with the same fields as `e` in Lua and `error` in JSON output.
public struct RunError: Error, Sendable {
    /// Open, as in the client: a script may raise kinds of its own.
    public struct Kind: RawRepresentable, Sendable, Hashable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        public static let api = Kind(rawValue: "api")
        public static let job = Kind(rawValue: "job")
        public static let validation = Kind(rawValue: "validation")
        public static let permission = Kind(rawValue: "permission")
        public static let timeout = Kind(rawValue: "timeout")
        public static let cancelled = Kind(rawValue: "cancelled")
        public static let network = Kind(rawValue: "network")
        public static let configuration = Kind(rawValue: "configuration")
        /// A limit of the run: memory, time, depth.
        public static let limit = Kind(rawValue: "limit")
        /// The script's own error, or a mistake in it.
        public static let script = Kind(rawValue: "script")
        /// How the script was started: its path, its parameters.
        public static let usage = Kind(rawValue: "usage")
    }

    public var kind: Kind
    public var `class`: String?
    /// One sentence: what happened.
    public var message: String
    public var operation: String?
    public var code: String?
    public var status: Int?
    public var requestID: String?
    /// One sentence: what to do.
    public var hint: String?
    public var isRetryable: Bool
    /// The call may have taken effect although no answer says so.
    public var mayHaveTakenEffect: Bool
    public var jobID: String?
    /// The field, for a validation error.
    public var path: String?
    /// Earlier attempts of the same call, oldest first.
    public var attempts: [GaussDBError.Attempt]
    /// The script's line.
    public var location: SourceLocation?
    /// From the failing line outwards, through the tasks that waited for it.
    public var traceback: [String]
    /// The step that was under way.
    public var step: String?
    private var causeBox: CauseBox?

    /// The error that led to this one.
    public var cause: RunError? {
        get { causeBox?.error }
        set { causeBox = newValue.map(CauseBox.init) }
    }

    public init(
        kind: Kind, class: String? = nil, message: String, operation: String? = nil, code: String? = nil,
        status: Int? = nil, requestID: String? = nil, hint: String? = nil, isRetryable: Bool = false,
        mayHaveTakenEffect: Bool = false, jobID: String? = nil, path: String? = nil,
        attempts: [GaussDBError.Attempt] = [], location: SourceLocation? = nil, traceback: [String] = [],
        step: String? = nil, cause: RunError? = nil
    ) {
        self.kind = kind
        self.class = `class`
        self.message = message
        self.operation = operation
        self.code = code
        self.status = status
        self.requestID = requestID
        self.hint = hint
        self.isRetryable = isRetryable
        self.mayHaveTakenEffect = mayHaveTakenEffect
        self.jobID = jobID
        self.path = path
        self.attempts = attempts
        self.location = location
        self.traceback = traceback
        self.step = step
        self.causeBox = cause.map(CauseBox.init)
    }

    /// The same failure as the client reports it.
    public init(_ error: GaussDBError) {
        self.init(
            kind: Kind(rawValue: error.kind.rawValue), class: error.class.rawValue, message: error.message,
            operation: error.operation, code: error.code, status: error.status, requestID: error.requestID,
            hint: error.hint, isRetryable: error.isRetryable, mayHaveTakenEffect: error.mayHaveTakenEffect,
            jobID: error.jobID, path: error.path, attempts: error.attempts
        )
    }
}

/// A place in a script.
public struct SourceLocation: Sendable, Hashable, CustomStringConvertible {
    public var file: String
    public var line: Int

    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    public var description: String { file + ":" + String(line) }
}

extension RunError: CustomStringConvertible {
    /// `failover.lua:23: proxy.create: the instance is busy (DBS.200019, 409)`
    public var description: String {
        var text = ""
        if let location { text += location.description + ": " }
        if let operation { text += operation + ": " }
        text += message
        let marks = [code, status.map(String.init)].compactMap(\.self)
        if !marks.isEmpty { text += " (" + marks.joined(separator: ", ") + ")" }
        return text
    }
}

private final class CauseBox: Sendable {
    let error: RunError
    init(_ error: RunError) { self.error = error }
}
