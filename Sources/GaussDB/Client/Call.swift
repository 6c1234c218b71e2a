public import JSONWire

/// One call of one operation on its way through the chain.
public struct Call: Sendable {
    public let operation: OperationDescriptor
    /// All arguments by their reference names: path, query, header and body fields together. May hold secrets.
    public let arguments: JSONObject
    public var options: CallOptions
    /// The request as it will be sent, without authentication. Made once from the arguments, after they were checked.
    public var request: WireRequest
    /// 1 for the first attempt.
    public var attempt: Int

    public init(
        operation: OperationDescriptor, arguments: JSONObject, options: CallOptions, request: WireRequest,
        attempt: Int = 1
    ) {
        self.operation = operation
        self.arguments = arguments
        self.options = options
        self.request = request
        self.attempt = attempt
    }
}

/// What a caller may set for one call.
public struct CallOptions: Sendable {
    /// `X-Language`: `en-us` or `zh-cn`. Nil takes the client's.
    public var language: String?
    /// How long the call may take with all its attempts, in the machine's time. Nil takes the client's.
    /// A wait for a busy resource is bounded by it too, in the service's time.
    public var timeout: Duration?
    /// At most this many attempts, 1 or more. Nil takes the client's.
    public var maxAttempts: Int?
    /// How long to go on repeating a call that is refused because another operation runs on the resource, in the
    /// service's time. Nil takes the client's; zero gives up at once.
    public var waitsWhenBusy: Duration?
    /// After cancellation, how long a change that is already on its way is still awaited, in real time. Its answer names
    /// the job that was started; tearing the connection off would not stop the service. Nil gives up at once.
    public var settling: Duration?
    /// Called for each repetition, on no particular thread. Must return quickly.
    public var onEvent: (@Sendable (CallEvent) -> Void)?

    public init(
        language: String? = nil, timeout: Duration? = nil, maxAttempts: Int? = nil, waitsWhenBusy: Duration? = nil,
        settling: Duration? = nil, onEvent: (@Sendable (CallEvent) -> Void)? = nil
    ) {
        self.language = language
        self.timeout = timeout
        self.maxAttempts = maxAttempts
        self.waitsWhenBusy = waitsWhenBusy
        self.settling = settling
        self.onEvent = onEvent
    }
}

/// Something that happened to a call on its way, for whoever shows progress.
public enum CallEvent: Sendable {
    /// An attempt failed and the call is repeated after `delay`.
    case retrying(afterAttempt: Int, delay: Duration, error: GaussDBError)
    /// Another operation is running on the resource; the call is repeated after `delay` of the service's time.
    case waitingWhileBusy(delay: Duration, error: GaussDBError)

    func masking(_ mask: () -> SecretMask) -> CallEvent {
        switch self {
        case .retrying(let attempt, let delay, let error):
            .retrying(afterAttempt: attempt, delay: delay, error: error.masking(mask()))
        case .waitingWhileBusy(let delay, let error): .waitingWhileBusy(delay: delay, error: error.masking(mask()))
        }
    }
}

/// A successful answer, not yet decoded.
///
/// Where the description documents a body, ``body`` is a well-formed JSON object: the client checked it.
public struct CallResponse: Sendable {
    /// The HTTP status, 200 to 299.
    public var status: Int
    public var headers: HTTPFields
    public var body: [UInt8]
    /// The service's id of the request, from the header or the body.
    public var requestID: String?
    /// How many attempts the call took, 1 or more.
    public var attempts: Int

    public init(status: Int, headers: HTTPFields, body: [UInt8], requestID: String?, attempts: Int) {
        self.status = status
        self.headers = headers
        self.body = body
        self.requestID = requestID
        self.attempts = attempts
    }

    /// The body as a JSON tree; an empty object when there is no body.
    ///
    /// - Throws: `JSONError` when the body is not JSON, which only an operation without a documented body can give.
    public func json() throws(JSONError) -> JSONObject {
        guard !body.isEmpty else { return JSONObject() }
        return try JSONValue(parsing: body).objectValue ?? JSONObject()
    }
}
