import Logging

/// What the client logs, and under which names. Never bodies, headers or arguments.
///
/// Metadata: `operation` (Lua name), `attempt` (from 1), `status`, `code`, `request-id`, `duration-ms`, `kind`,
/// `clock-difference-s`. An attempt that succeeds is logged at `debug`, one that fails at `info`.
struct CallLog: Sendable {
    let logger: Logger

    func succeeded(_ subject: RequestSubject, _ response: CallResponse, after duration: Duration) {
        logger.debug(
            "call answered",
            metadata: metadata(
                subject, attempt: response.attempts, duration: duration, status: response.status,
                requestID: response.requestID))
    }

    func failed(_ subject: RequestSubject, attempt: Int, _ failure: AttemptFailure, after duration: Duration) {
        var metadata = metadata(
            subject, attempt: attempt, duration: duration, status: failure.error.status,
            requestID: failure.error.requestID)
        metadata["kind"] = .string(failure.error.kind.rawValue)
        metadata["code"] = failure.error.code.map { .string($0) }
        logger.info("attempt failed", metadata: metadata)
    }

    func clockCorrected(by difference: Duration) {
        logger.notice(
            "the machine's clock differs from the service's; signatures use the service's",
            metadata: ["clock-difference-s": .stringConvertible(difference.components.seconds)])
    }

    private func metadata(
        _ subject: RequestSubject, attempt: Int, duration: Duration, status: Int?, requestID: String?
    ) -> Logger.Metadata {
        var metadata: Logger.Metadata = [
            "operation": .string(subject.operation ?? "identity"),
            "attempt": .stringConvertible(attempt),
            "duration-ms": .stringConvertible(Int(duration / .milliseconds(1))),
        ]
        metadata["status"] = status.map { .stringConvertible($0) }
        metadata["request-id"] = requestID.map { .string($0) }
        return metadata
    }
}
