import Synchronization

/// Holds requests back so that they keep to a ``RateLimit``; in order of arrival.
final class RateLimiter: Sendable {
    private let bucket: Mutex<TokenBucket>
    private let clock: any ServiceClock

    init(_ limit: RateLimit, clock: any ServiceClock) {
        bucket = Mutex(TokenBucket(limit, now: clock.now))
        self.clock = clock
    }

    /// - Parameter limit: The longest pause.
    /// - Returns: False, at once, when the turn would come later than that; then it is given back.
    /// - Throws: `CancellationError` as soon as the calling task is cancelled.
    func wait(atMost limit: Duration) async throws -> Bool {
        let pause = bucket.withLock { bucket in
            let pause = bucket.take(now: clock.now)
            if pause > .zero, pause >= limit { bucket.giveBack() }
            return pause
        }
        guard pause > .zero else { return true }
        guard pause < limit else { return false }
        do {
            try await clock.sleep(for: pause)
            return true
        } catch {
            bucket.withLock { $0.giveBack() }
            throw error
        }
    }
}
