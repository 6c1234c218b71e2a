/// Decides, attempt by attempt, how one call goes on. A pure machine: told what failed, it says what to do.
struct RetryState {
    enum Step {
        /// Send again after a pause in the machine's time.
        case retry(after: Duration)
        /// Send again after a pause in the service's time: the service asked for it.
        case retryThrottled(after: Duration)
        /// Get new credentials, then send again at once.
        case refreshCredentials
        /// Sign with a clock that is this much ahead, then send again at once.
        case correctClock(by: Duration)
        case giveUp(GaussDBError)
    }

    let policy: RetryPolicy
    let maxAttempts: Int
    let subject: RequestSubject
    /// Attempts begun, the current one included.
    private(set) var attempt = 1
    /// What the repetitions so far cost.
    private(set) var paid = 0
    private var records: [GaussDBError.Attempt] = []
    private var transientFailures = 0
    private var throttlings = 0
    private var hasRefreshed = false
    private var hasCorrectedClock = false

    init(policy: RetryPolicy, maxAttempts: Int?, subject: RequestSubject) {
        self.policy = policy
        self.maxAttempts = max(1, maxAttempts ?? policy.maxAttempts)
        self.subject = subject
    }

    /// - Parameters:
    ///   - remaining: How much of the call's time is left.
    ///   - canRefresh: The credentials can be renewed.
    ///   - random: From 0 up to but not including 1.
    mutating func next(
        after failure: AttemptFailure, remaining: Duration, canRefresh: Bool, random: Double, quota: inout RetryQuota
    ) -> Step {
        let isHarmless = subject.effect == .read || !failure.mayHaveBeenProcessed
        switch failure.cause {
        case .unauthenticated(let difference) where attempt < maxAttempts:
            if !hasCorrectedClock, let difference, RetryState.exceedsSkew(difference) {
                hasCorrectedClock = true
                return again(failure, .correctClock(by: difference))
            }
            if !hasRefreshed, canRefresh {
                hasRefreshed = true
                return again(failure, .refreshCredentials)
            }
        case .passing(let retryAfter) where isHarmless:
            let delay = pause(
                base: policy.baseDelay, exponent: transientFailures, retryAfter: retryAfter, random: random)
            transientFailures += 1
            if let delay, delay < remaining, attempt < maxAttempts, pay(RetryQuota.transientCost, &quota) {
                return again(failure, .retry(after: delay))
            }
        case .throttled(let retryAfter):
            let delay = pause(
                base: policy.throttleBaseDelay, exponent: throttlings, retryAfter: retryAfter, random: random)
            throttlings += 1
            if let delay, delay < remaining, attempt < maxAttempts, pay(RetryQuota.throttleCost, &quota) {
                return again(failure, .retryThrottled(after: delay))
            }
        case .passing, .unauthenticated, .permanent, .cancelled: break
        }
        return .giveUp(finalError(failure, isHarmless: isHarmless))
    }

    /// The call was cancelled in a pause or before its next attempt: nothing was under way.
    func cancelledBetweenAttempts() -> GaussDBError {
        var error = AttemptFailure.cancelled(mayHaveBeenProcessed: false).error
        error.operation = subject.operation
        error.attempts = records
        return error
    }

    private mutating func again(_ failure: AttemptFailure, _ step: Step) -> Step {
        records.append(failure.record)
        attempt += 1
        return step
    }

    private mutating func pay(_ cost: Int, _ quota: inout RetryQuota) -> Bool {
        guard quota.pay(cost) else { return false }
        paid += cost
        return true
    }

    /// Full jitter up to a limit that doubles; or what the service asks for and up to 5 s more. Nil when the service
    /// asks for more than the policy allows.
    private func pause(base: Duration, exponent: Int, retryAfter: Duration?, random: Double) -> Duration? {
        if let retryAfter {
            return retryAfter > policy.maxRetryAfter ? nil : retryAfter + min(retryAfter, .seconds(5)) * random
        }
        // A shift of 30 is above every sensible limit and below every overflow.
        return min(policy.maxDelay, base * (1 << min(exponent, 30))) * random
    }

    private func finalError(_ failure: AttemptFailure, isHarmless: Bool) -> GaussDBError {
        var error = failure.error
        error.operation = subject.operation
        error.attempts = records
        error.isRetryable = error.class == .busy || error.class == .retry
        switch failure.cause {
        case .passing: error.isRetryable = isHarmless
        case .throttled(let retryAfter):
            error.isRetryable = true
            if let retryAfter, retryAfter > policy.maxRetryAfter {
                error.hint = "The service asks to wait \(ErrorText.duration(retryAfter)) before the next call."
            }
        case .unauthenticated, .permanent, .cancelled: break
        }
        if failure.mayHaveBeenProcessed, subject.effect != .read {
            error.mayHaveTakenEffect = true
            let way = subject.lookup.map { ", for example with `\($0)`," } ?? ""
            error.hint = "It may have taken effect all the same: look\(way) before repeating it."
        }
        return error
    }

    /// A signature holds 15 minutes around its date; a difference well below that is not why it was refused.
    private static func exceedsSkew(_ difference: Duration) -> Bool {
        difference > .seconds(300) || difference < .seconds(-300)
    }
}
