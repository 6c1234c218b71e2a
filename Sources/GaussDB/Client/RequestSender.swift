import Logging
import Synchronization

/// Sends a request until it is answered or given up: for each attempt the rate limit, the signature, the transport and
/// the judgement of the answer; between attempts the pause. What to do next is ``RetryState``'s decision.
final class RequestSender: Sendable {
    let transport: any Transport
    let configuration: ClientConfiguration
    /// The service's time.
    let clock: any ServiceClock
    let surroundings: ClientSurroundings
    private let log: CallLog
    private let quota = Mutex(RetryQuota())
    private let limiter: RateLimiter?
    /// How far the service's calendar is ahead of the machine's, as far as is known.
    private let skew = Mutex<Duration>(.zero)

    init(
        configuration: ClientConfiguration, transport: any Transport, clock: any ServiceClock, logger: Logger,
        surroundings: ClientSurroundings
    ) {
        self.configuration = configuration
        self.transport = transport
        self.clock = clock
        self.surroundings = surroundings
        log = CallLog(logger: logger)
        limiter = configuration.rateLimit.map { RateLimiter($0, clock: surroundings.machineClock) }
    }

    /// Now, by the service's calendar.
    var now: Timestamp { now(ahead: skew.withLock(\.self)) }

    private func now(ahead skew: Duration) -> Timestamp { surroundings.calendar().advanced(by: skew) }

    /// - Parameters:
    ///   - request: Without authentication.
    ///   - authenticator: Proves who is calling; nil for the request that asks for a token.
    func send(
        _ request: WireRequest, about subject: RequestSubject, authenticator: Authenticator?,
        options: CallOptions = CallOptions()
    ) async throws(GaussDBError) -> CallResponse {
        let machine = surroundings.machineClock
        let timeout = options.timeout ?? configuration.timeouts.call
        let deadline = machine.now + timeout
        var state = RetryState(policy: configuration.retry, maxAttempts: options.maxAttempts, subject: subject)
        while true {
            guard !Task.isCancelled else { throw state.cancelledBetweenAttempts() }
            let began = machine.now
            let failure: AttemptFailure
            let number = state.attempt
            // What this attempt is sent with. Another call may correct the clock or renew the token meanwhile, and a refusal
            // that comes later says nothing about those.
            let skewThen = skew.withLock(\.self)
            var proof: Authenticator.Proof?
            do {
                proof = try await authenticate(authenticator, within: deadline - began)
                let response = try await attempt(
                    request, about: subject, proof: proof, ahead: skewThen, deadline: deadline, number: number,
                    settling: options.settling)
                quota.withLock { $0.refund(state.paid) }
                log.succeeded(subject, response, after: machine.now - began)
                return response
            } catch {
                failure = error
            }
            log.failed(subject, attempt: number, failure, after: machine.now - began)
            let left = deadline - machine.now
            let canRefresh = authenticator?.canRefresh ?? false
            let random = surroundings.random()
            let step = quota.withLock { quota in
                state.next(after: failure, remaining: left, canRefresh: canRefresh, random: random, quota: &quota)
            }
            do {
                switch step {
                case .retry(let delay):
                    options.onEvent?(.retrying(afterAttempt: number, delay: delay, error: failure.error))
                    try await machine.sleep(for: delay)
                case .retryThrottled(let delay):
                    options.onEvent?(.retrying(afterAttempt: number, delay: delay, error: failure.error))
                    try await clock.sleep(for: delay)
                case .refreshCredentials:
                    if let proof { authenticator?.discard(proof) }
                case .correctClock(let difference):
                    skew.withLock { $0 = skewThen + difference }
                    log.clockCorrected(by: difference)
                case .giveUp(let error):
                    throw error
                }
            } catch let error as GaussDBError {
                throw error
            } catch {
                // A clock's sleep throws only because the task was cancelled.
                throw state.cancelledBetweenAttempts()
            }
        }
    }

    /// What proves who is calling. A token may have to be asked for first, which takes from the call's time.
    private func authenticate(
        _ authenticator: Authenticator?, within limit: Duration
    ) async throws(AttemptFailure) -> Authenticator.Proof? {
        do throws(GaussDBError) {
            return try await authenticator?.proof(within: limit)
        } catch {
            // Its own attempts are over; repeating them here would multiply them.
            throw AttemptFailure(
                error: error, cause: error.kind == .cancelled ? .cancelled : .permanent, mayHaveBeenProcessed: false)
        }
    }

    private func attempt(
        _ request: WireRequest, about subject: RequestSubject, proof: Authenticator.Proof?, ahead skew: Duration,
        deadline: Duration, number: Int, settling: Duration?
    ) async throws(AttemptFailure) -> CallResponse {
        let machine = surroundings.machineClock
        do {
            // A change must not go out after its caller has stopped waiting for it.
            guard try await limiter?.wait(atMost: deadline - machine.now) ?? true else { throw outOfTime() }
        } catch let failure as AttemptFailure {
            throw failure
        } catch {
            throw .cancelled(mayHaveBeenProcessed: false)
        }
        let remaining = deadline - machine.now
        guard remaining > .zero else { throw outOfTime() }
        var request = request
        request.timeout = min(configuration.timeouts.attempt, remaining)
        request.connectTimeout = min(configuration.timeouts.connect, request.timeout)
        proof?.apply(to: &request, at: now(ahead: skew))
        let response = try await exchange(request, settling: subject.effect == .read ? nil : settling)
        let classifier = ResponseClassifier(subject: subject, endpoint: request.endpoint, now: now(ahead: skew))
        let requestID = try classifier.check(response)
        return CallResponse(
            status: response.status, headers: response.headers, body: response.body, requestID: requestID,
            attempts: number)
    }

    private func exchange(_ request: WireRequest, settling: Duration?) async throws(AttemptFailure) -> WireResponse {
        guard !Task.isCancelled else { throw .cancelled(mayHaveBeenProcessed: false) }
        do {
            guard let settling else { return try await transport.send(request) }
            return try await LingeringTask.run(for: settling, on: surroundings.machineClock) { [transport] in
                try await transport.send(request)
            }
        } catch let failure as TransportError {
            // A transport that reports its own cancellation as a broken connection must not make the call go on.
            guard !Task.isCancelled else { throw .cancelled(mayHaveBeenProcessed: failure.mayHaveBeenSent) }
            throw AttemptFailure(failure, endpoint: request.endpoint)
        } catch is CancellationError {
            throw .cancelled(mayHaveBeenProcessed: true)
        } catch {
            throw AttemptFailure(unforeseen: error, endpoint: request.endpoint)
        }
    }

    private func outOfTime() -> AttemptFailure {
        AttemptFailure(
            error: GaussDBError(kind: .timeout, message: "the call's time ran out before it was sent"),
            cause: .permanent, mayHaveBeenProcessed: false)
    }
}
