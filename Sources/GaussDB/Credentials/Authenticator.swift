/// Has what proves to the service who is calling: a signature or a token, attempt by attempt.
final class Authenticator: Sendable {
    /// What one attempt is sent with.
    enum Proof {
        case signature(Signer)
        case token(Secret)

        /// Changes nothing of the request but its headers. Nothing may change afterwards.
        ///
        /// - Parameter date: Now, by the service's calendar.
        func apply(to request: inout WireRequest, at date: Timestamp) {
            switch self {
            case .signature(let signer): signer.sign(&request, at: date)
            case .token(let token): request.headers["X-Auth-Token"] = token.revealed
            }
        }
    }

    private enum Method {
        case signature(Signer)
        case token(Secret)
        case login(TokenCache)
    }

    private let method: Method

    init(credentials: Credentials, identity: IdentityService) {
        method =
            switch credentials.method {
            case .accessKey(let key): .signature(Signer(key: key))
            case .token(let token): .token(token)
            case .password(let login): .login(TokenCache(login: login, identity: identity))
            }
    }

    /// - Parameter limit: How long to wait for a token at most, in the machine's time.
    func proof(within limit: Duration) async throws(GaussDBError) -> Proof {
        switch method {
        case .signature(let signer): .signature(signer)
        case .token(let token): .token(token)
        case .login(let cache): .token(try await cache.token(within: limit).secret)
        }
    }

    /// New credentials can be had after a refusal.
    var canRefresh: Bool {
        if case .login = method { true } else { false }
    }

    /// The service refused what an attempt was sent with; the next one gets a new token, unless there is one already.
    func discard(_ proof: Proof) {
        guard case .login(let cache) = method, case .token(let token) = proof else { return }
        cache.discard(token)
    }

    /// The project of the login's token; nil for other credentials.
    func tokenProject(within limit: Duration) async throws(GaussDBError) -> String? {
        guard case .login(let cache) = method else { return nil }
        return try await cache.token(within: limit).projectID
    }
}
