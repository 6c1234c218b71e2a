/// When a failed attempt is repeated, and after what pause. A value: no state, no clock.
///
/// What is safe to repeat is not a setting. A `read` may be repeated after any passing failure; a `change` or
/// `destroy` only when the request certainly had no effect: no connection, or a refusal by the service (throttling,
/// expired signature). Everything else is the caller's decision, and the error says so
/// (``GaussDBError/mayHaveTakenEffect``).
public struct RetryPolicy: Sendable, Hashable {
    /// The first attempt counts. 4 unless set.
    public var maxAttempts: Int { didSet { check() } }
    /// The longest pause before the second attempt; it doubles with each further one. 50 ms unless set.
    public var baseDelay: Duration
    /// The same after a refusal because of too many requests. 1 s unless set.
    public var throttleBaseDelay: Duration
    /// No pause of the client's own choice is longer. 20 s unless set.
    public var maxDelay: Duration
    /// A `Retry-After` longer than this ends the call instead. 60 s unless set.
    public var maxRetryAfter: Duration

    public init(
        maxAttempts: Int = 4, baseDelay: Duration = .milliseconds(50), throttleBaseDelay: Duration = .seconds(1),
        maxDelay: Duration = .seconds(20), maxRetryAfter: Duration = .seconds(60)
    ) {
        self.maxAttempts = maxAttempts
        self.baseDelay = baseDelay
        self.throttleBaseDelay = throttleBaseDelay
        self.maxDelay = maxDelay
        self.maxRetryAfter = maxRetryAfter
        check()
    }

    private func check() {
        precondition(maxAttempts >= 1, "a call has at least one attempt")
    }

    /// One attempt, no repetition.
    public static let never = RetryPolicy(maxAttempts: 1)
}
