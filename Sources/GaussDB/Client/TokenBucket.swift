/// The state of a rate limit: a bucket that fills at a steady rate. Pure: time comes in as an argument.
struct TokenBucket {
    private let limit: RateLimit
    private var level: Double
    private var filledAt: Duration

    init(_ limit: RateLimit, now: Duration) {
        self.limit = limit
        level = Double(limit.burst)
        filledAt = now
    }

    /// Takes one token, on credit where the bucket is empty.
    /// - Returns: How long to wait before using it.
    mutating func take(now: Duration) -> Duration {
        level = min(Double(limit.burst), level + (now - filledAt) / .seconds(1) * limit.requestsPerSecond)
        filledAt = now
        level -= 1
        return level >= 0 ? .zero : .seconds(1) * (-level / limit.requestsPerSecond)
    }

    /// Gives back a token that was taken and not used.
    mutating func giveBack() {
        level += 1
    }
}
