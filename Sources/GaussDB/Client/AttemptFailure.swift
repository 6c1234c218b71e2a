/// One attempt that gave no usable answer: the error as a caller would see it, and what it means for repeating.
struct AttemptFailure: Error {
    enum Cause: Equatable {
        /// The same request may succeed a moment later.
        case passing(retryAfter: Duration? = nil)
        /// The service refused the request because there are too many.
        case throttled(retryAfter: Duration? = nil)
        /// The service does not accept the credentials. `clockDifference` is how far its clock is ahead of the client's,
        /// where the answer tells.
        case unauthenticated(clockDifference: Duration?)
        /// The same request would fail in the same way.
        case permanent
        /// The calling task was cancelled.
        case cancelled
    }

    var error: GaussDBError
    var cause: Cause
    /// False when the service certainly did nothing: it never saw the request, or it refused it.
    var mayHaveBeenProcessed: Bool

    /// The record of this attempt in the error that ends the call.
    var record: GaussDBError.Attempt {
        GaussDBError.Attempt(status: error.status, code: error.code, requestID: error.requestID, message: error.message)
    }
}

extension AttemptFailure {
    /// No response came.
    init(_ failure: TransportError, endpoint: Endpoint) {
        let network = "Check the endpoint, the network and the proxy settings."
        let (message, hint): (String, String?) =
            switch failure.kind {
            case .unknownHost:
                ("the host of \(endpoint) has no address", "Check the endpoint and the machine's name service.")
            case .connect:
                ("no connection to \(endpoint): \(failure.message)", network)
            case .connectTimeout:
                ("no connection to \(endpoint) in time: \(failure.message)", network)
            case .tls:
                (
                    "no secure connection to \(endpoint): \(failure.message)",
                    "Check the endpoint's certificate, the trust roots and whether a proxy stands between."
                )
            case .timeout:
                ("\(endpoint) did not answer in time: \(failure.message)", nil)
            case .connectionLost:
                ("the connection to \(endpoint) broke before the answer was complete: \(failure.message)", nil)
            case .responseTooLarge:
                ("the answer of \(endpoint) is too large: \(failure.message)", "Ask for fewer items at a time.")
            case .malformedResponse:
                (
                    "\(endpoint) did not answer in HTTP: \(failure.message)",
                    "Check that the endpoint's scheme and port are the service's."
                )
            }
        error = GaussDBError(kind: failure.kind == .timeout ? .timeout : .network, message: message, hint: hint)
        cause =
            switch failure.kind {
            case .tls, .responseTooLarge, .malformedResponse: .permanent
            case .unknownHost, .connect, .connectTimeout, .timeout, .connectionLost: .passing()
            }
        mayHaveBeenProcessed = failure.mayHaveBeenSent
    }

    /// Something that nobody foresaw, thrown by a transport.
    init(unforeseen failure: any Error, endpoint: Endpoint) {
        error = GaussDBError(kind: .network, message: "the transport to \(endpoint) failed: \(failure)")
        cause = .permanent
        mayHaveBeenProcessed = true
    }

    /// The calling task was cancelled.
    /// - Parameter mayHaveBeenProcessed: The request was under way.
    static func cancelled(mayHaveBeenProcessed: Bool) -> AttemptFailure {
        AttemptFailure(
            error: GaussDBError(kind: .cancelled, message: "the call was cancelled"),
            cause: .cancelled, mayHaveBeenProcessed: mayHaveBeenProcessed)
    }
}
