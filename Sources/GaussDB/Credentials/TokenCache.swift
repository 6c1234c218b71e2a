import Synchronization

/// Keeps the token of a password login: fetched once for all who need it, renewed before its end.
final class TokenCache: Sendable {
    private let state = Mutex(TokenState())
    private let fetch: SharedFetch<TokenState.Token>
    private let now: @Sendable () -> Timestamp

    init(login: PasswordLogin, identity: IdentityService) {
        now = { identity.now }
        fetch = SharedFetch { try await identity.token(for: login) }
    }

    /// The token to send now.
    ///
    /// - Parameter limit: How long to wait for a new one at most, in the machine's time.
    func token(within limit: Duration) async throws(GaussDBError) -> TokenState.Token {
        switch state.withLock({ $0.step(now: now()) }) {
        case .use(let token): return token
        case .fetch(let fallback):
            do {
                let token = try await TimeLimit.run(within: limit) { [fetch] in try await fetch.value() }
                state.withLock { $0.store(token) }
                return token
            } catch let error as GaussDBError {
                if let fallback, error.kind != .cancelled { return fallback }
                throw error
            } catch is TimeLimit.Passed {
                if let fallback { return fallback }
                throw GaussDBError(
                    kind: .timeout, message: "the identity service gave no token before the call's time was up")
            } catch {
                // What is not one of the client's own errors is the cancellation of the caller.
                throw AttemptFailure.cancelled(mayHaveBeenProcessed: false).error
            }
        }
    }

    /// The service refused this token.
    func discard(_ secret: Secret) {
        state.withLock { $0.discard(secret) }
    }
}
