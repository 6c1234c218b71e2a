/// What is known about a token that can be renewed, and what to do about it. Pure: time comes in as an argument.
struct TokenState {
    struct Token: Sendable, Equatable {
        var secret: Secret
        var expires: Timestamp
        /// The project that the token is for, where the identity service says so.
        var projectID: String?
    }

    enum Step: Equatable {
        /// The token is good for some time yet.
        case use(Token)
        /// Get a new one. `fallback` is still valid for a little while, should that fail.
        case fetch(fallback: Token?)
    }

    /// A token is renewed when less than this remains of its 24 hours.
    static let margin = Duration.seconds(30 * 60)

    private(set) var token: Token?

    func step(now: Timestamp) -> Step {
        guard let token else { return .fetch(fallback: nil) }
        let left = now.duration(to: token.expires)
        if left > TokenState.margin { return .use(token) }
        return .fetch(fallback: left > .zero ? token : nil)
    }

    mutating func store(_ token: Token) {
        self.token = token
    }

    /// The service refused `secret`. A newer token than that one stays.
    mutating func discard(_ secret: Secret) {
        if token?.secret == secret { token = nil }
    }
}
