import Testing

@testable import GaussDB

@Suite struct RetryStateTests {
    private let policy = RetryPolicy()

    private func state(_ effect: Effect, maxAttempts: Int? = nil, policy: RetryPolicy? = nil) -> RetryState {
        RetryState(
            policy: policy ?? self.policy, maxAttempts: maxAttempts,
            subject: RequestSubject(operation: "thing.do", effect: effect, lookup: effect == .read ? nil : "thing.list")
        )
    }

    private func failure(_ cause: AttemptFailure.Cause, processed: Bool = false, status: Int? = nil) -> AttemptFailure {
        AttemptFailure(
            error: GaussDBError(kind: .api, message: "failed", status: status), cause: cause,
            mayHaveBeenProcessed: processed)
    }

    private func step(
        _ state: inout RetryState, _ failure: AttemptFailure, remaining: Duration = .seconds(300),
        canRefresh: Bool = false,
        random: Double = 0.5
    ) -> RetryState.Step {
        var quota = RetryQuota()
        return state.next(after: failure, remaining: remaining, canRefresh: canRefresh, random: random, quota: &quota)
    }

    private func final(_ step: RetryState.Step) -> GaussDBError? {
        if case .giveUp(let error) = step { error } else { nil }
    }

    @Test(arguments: Effect.allCases)
    func `a request that was never sent is repeated whatever its effect`(effect: Effect) {
        var state = state(effect)
        guard case .retry = step(&state, failure(.passing())) else {
            Issue.record("it was not repeated")
            return
        }
    }

    @Test func `a read that may have been processed is repeated`() {
        var state = state(.read)
        guard case .retry = step(&state, failure(.passing(), processed: true)) else {
            Issue.record("it was not repeated")
            return
        }
    }

    @Test(arguments: [Effect.change, .destroy])
    func `a change that may have been processed is never repeated and says how to find out`(effect: Effect) throws {
        var state = state(effect)
        let error = try #require(final(step(&state, failure(.passing(), processed: true))))
        #expect(error.mayHaveTakenEffect)
        #expect(!error.isRetryable)
        #expect(
            error.hint
                == "It may have taken effect all the same: look, for example with `thing.list`, before repeating it.")
    }

    @Test(arguments: Effect.allCases)
    func `throttling is waited out whatever the effect`(effect: Effect) {
        var state = state(effect)
        guard case .retryThrottled(let delay) = step(&state, failure(.throttled())) else {
            Issue.record("it was not repeated")
            return
        }
        #expect(delay == .milliseconds(500))
    }

    @Test(arguments: Effect.allCases)
    func `a lasting failure is final`(effect: Effect) throws {
        var state = state(effect)
        let error = try #require(final(step(&state, failure(.permanent, status: 400))))
        #expect(!error.isRetryable)
        #expect(!error.mayHaveTakenEffect)
        #expect(error.attempts.isEmpty)
    }

    @Test func `pauses are drawn from a range that doubles up to a limit`() {
        var state = state(.read, maxAttempts: 20)
        var delays: [Duration] = []
        for _ in 0..<12 {
            guard case .retry(let delay) = step(&state, failure(.passing()), random: 0.999_999) else { break }
            delays.append(delay)
        }
        #expect(delays.count == 12)
        for (index, delay) in delays.enumerated() {
            let limit = min(Duration.seconds(20), .milliseconds(50) * (1 << index))
            #expect(delay <= limit && delay > limit * 0.999)
        }
        var other = self.state(.read)
        guard case .retry(let shortest) = step(&other, failure(.passing()), random: 0) else {
            Issue.record("it was not repeated")
            return
        }
        #expect(shortest == .zero)
    }

    @Test func `the attempts of a call are limited and remembered`() throws {
        var state = state(.read)
        for _ in 1...3 { _ = step(&state, failure(.passing(), status: 503)) }
        #expect(state.attempt == 4)
        let error = try #require(final(step(&state, failure(.passing(), status: 502))))
        #expect(error.attempts.map(\.status) == [503, 503, 503])
        #expect(error.status == 502)
        #expect(error.isRetryable)
        #expect(error.operation == "thing.do")
    }

    @Test func `a call may allow one attempt only`() {
        var state = state(.read, maxAttempts: 1)
        #expect(final(step(&state, failure(.passing()))) != nil)
        var never = self.state(.read, policy: .never)
        #expect(final(step(&never, failure(.throttled()))) != nil)
    }

    @Test func `a pause that would outlast the call ends it`() {
        var state = state(.read)
        #expect(final(step(&state, failure(.throttled(retryAfter: .seconds(10))), remaining: .seconds(9))) != nil)
    }

    @Test(arguments: [(0.0, 10), (0.999_999_999, 15)])
    func `what the service asks for is honoured, with up to five seconds more`(random: Double, seconds: Int64) {
        var state = state(.change)
        guard
            case .retryThrottled(let delay) = step(
                &state, failure(.throttled(retryAfter: .seconds(10))), random: random)
        else {
            Issue.record("it was not repeated")
            return
        }
        #expect(delay >= .seconds(10) && delay <= .seconds(15))
        #expect(delay - .seconds(seconds) < .milliseconds(1) && .seconds(seconds) - delay < .milliseconds(1))
    }

    @Test func `a service that asks for too long a pause ends the call and is quoted`() throws {
        var state = state(.change)
        let error = try #require(final(step(&state, failure(.throttled(retryAfter: .seconds(3_600))))))
        #expect(error.isRetryable)
        #expect(!error.mayHaveTakenEffect)
        #expect(error.hint == "The service asks to wait 60 min before the next call.")
    }

    @Test func `credentials are renewed once`() {
        var state = state(.change)
        guard case .refreshCredentials = step(&state, failure(.unauthenticated(clockDifference: nil)), canRefresh: true)
        else {
            Issue.record("they were not renewed")
            return
        }
        let error = final(step(&state, failure(.unauthenticated(clockDifference: nil)), canRefresh: true))
        #expect(error != nil)
        #expect(error?.mayHaveTakenEffect == false)
    }

    @Test func `credentials that cannot be renewed end the call`() {
        var state = state(.read)
        #expect(final(step(&state, failure(.unauthenticated(clockDifference: .seconds(299))))) != nil)
    }

    @Test(arguments: [301, -301, 86_400])
    func `a clock that is far off is corrected once`(seconds: Int64) {
        var state = state(.destroy)
        guard
            case .correctClock(let difference) = step(
                &state, failure(.unauthenticated(clockDifference: .seconds(seconds))))
        else {
            Issue.record("it was not corrected")
            return
        }
        #expect(difference == .seconds(seconds))
        #expect(final(step(&state, failure(.unauthenticated(clockDifference: .seconds(seconds))))) != nil)
    }

    @Test func `an empty quota ends calls that would be repeated`() {
        var quota = RetryQuota()
        while quota.pay(RetryQuota.transientCost) {}
        var state = state(.read)
        let step = state.next(
            after: failure(.passing()), remaining: .seconds(300), canRefresh: false, random: 0.5, quota: &quota)
        #expect(final(step) != nil)
    }

    @Test func `the quota is refunded by successes and never overfull`() {
        var quota = RetryQuota()
        let first = quota.pay(14)
        let second = quota.pay(14)
        #expect(first && second)
        quota.refund(28)
        #expect(quota.tokens == RetryQuota.capacity)
        quota.refund(0)
        #expect(quota.tokens == RetryQuota.capacity)
        let third = quota.pay(14)
        #expect(third)
        quota.refund(0)
        #expect(quota.tokens == RetryQuota.capacity - 13)
    }
}
