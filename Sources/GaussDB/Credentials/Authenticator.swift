import Synchronization

/// Proves to the service who is calling: signs a request or adds a token to it, attempt by attempt.
final class Authenticator: Sendable {
    private enum Method {
        case signature(Signer)
        case token(Secret)
        case login(TokenCache)
    }

    private let method: Method
    private let sender: RequestSender
    /// The token that was sent last, for ``discardToken()``.
    private let lastToken = Mutex<Secret?>(nil)

    init(credentials: Credentials, sender: RequestSender, identity: IdentityService) {
        self.sender = sender
        method =
            switch credentials.method {
            case .accessKey(let key): .signature(Signer(key: key))
            case .token(let token): .token(token)
            case .password(let login): .login(TokenCache(login: login, identity: identity))
            }
    }

    /// Changes nothing of the request but its headers. Nothing may change afterwards.
    func authenticate(_ request: inout WireRequest) async throws(GaussDBError) {
        switch method {
        case .signature(let signer):
            signer.sign(&request, at: sender.now)
        case .token(let token):
            request.headers["X-Auth-Token"] = token.revealed
        case .login(let cache):
            let token = try await cache.token()
            lastToken.withLock { $0 = token.secret }
            request.headers["X-Auth-Token"] = token.secret.revealed
        }
    }

    /// New credentials can be had after a refusal.
    var canRefresh: Bool {
        if case .login = method { true } else { false }
    }

    /// The service refused the token that was sent last; the next request gets a new one.
    func discardToken() {
        guard case .login(let cache) = method, let token = lastToken.withLock(\.self) else { return }
        cache.discard(token)
    }

    /// The project of the login's token; nil for other credentials.
    func tokenProject() async throws(GaussDBError) -> String? {
        guard case .login(let cache) = method else { return nil }
        return try await cache.token().projectID
    }
}
