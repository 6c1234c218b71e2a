import Synchronization

/// Holds requests back so that they keep to a ``RateLimit``; in order of arrival.
final class RateLimiter: Sendable {
    private let bucket: Mutex<TokenBucket>
    private let clock: any ServiceClock

    init(_ limit: RateLimit, clock: any ServiceClock) {
        bucket = Mutex(TokenBucket(limit, now: clock.now))
        self.clock = clock
    }

    /// - Throws: `CancellationError` as soon as the calling task is cancelled.
    func wait() async throws {
        let pause = bucket.withLock { $0.take(now: clock.now) }
        guard pause > .zero else { return }
        do {
            try await clock.sleep(for: pause)
        } catch {
            bucket.withLock { $0.giveBack() }
            throw error
        }
    }
}
