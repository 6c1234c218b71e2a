/// A limit that the client keeps by itself: a bucket of `burst` requests that fills at a steady rate.
public struct RateLimit: Sendable, Hashable {
    /// Requests in one second of the machine's time, more than 0.
    public var requestsPerSecond: Double { didSet { check() } }
    /// How many requests may leave at once after a quiet time, 1 or more.
    public var burst: Int { didSet { check() } }

    public init(requestsPerSecond: Double, burst: Int = 1) {
        self.requestsPerSecond = requestsPerSecond
        self.burst = burst
        check()
    }

    private func check() {
        precondition(requestsPerSecond > 0, "a rate limit is more than 0 requests per second")
        precondition(burst >= 1, "a rate limit lets at least one request through")
    }
}
