import Testing

@testable import GaussDB

@Suite struct TokenBucketTests {
    private func isAbout(_ duration: Duration, _ expected: Duration) -> Bool {
        duration - expected < .microseconds(1) && expected - duration < .microseconds(1)
    }

    @Test func `a burst passes at once, then requests are spaced evenly`() {
        var bucket = TokenBucket(RateLimit(requestsPerSecond: 10, burst: 3), now: .zero)
        let burst = (0..<3).map { _ in bucket.take(now: .zero) }
        #expect(burst == [.zero, .zero, .zero])
        let next = [bucket.take(now: .zero), bucket.take(now: .zero), bucket.take(now: .milliseconds(200))]
        #expect(isAbout(next[0], .milliseconds(100)))
        #expect(isAbout(next[1], .milliseconds(200)))
        #expect(isAbout(next[2], .milliseconds(100)))
    }

    @Test func `a quiet time fills the bucket, not more`() {
        var bucket = TokenBucket(RateLimit(requestsPerSecond: 10, burst: 2), now: .zero)
        let pauses = (0..<3).map { _ in bucket.take(now: .seconds(100)) }
        #expect(pauses[0] == .zero && pauses[1] == .zero && pauses[2] > .zero)
    }

    @Test func `a token that was given back can be taken again`() {
        var bucket = TokenBucket(RateLimit(requestsPerSecond: 1), now: .zero)
        let first = bucket.take(now: .zero)
        let second = bucket.take(now: .zero)
        bucket.giveBack()
        let third = bucket.take(now: .zero)
        #expect(first == .zero)
        #expect(isAbout(second, .seconds(1)))
        #expect(isAbout(third, .seconds(1)))
    }
}
