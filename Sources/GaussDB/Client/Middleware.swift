/// One link of the chain that every call goes through: policy, journal, plan, rate limit, retry, signing.
///
/// A link may answer by itself, refuse by throwing, or pass the call on, changed or not, once or several times.
public protocol Middleware: Sendable {
    /// - Throws: ``GaussDBError``, or `CancellationError` when the calling task is cancelled.
    func intercept(_ call: Call, next: @Sendable (Call) async throws -> CallResponse) async throws -> CallResponse
}
