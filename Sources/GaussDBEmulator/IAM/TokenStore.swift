import GaussDB

/// The tokens that the identity service has issued and that are still good.
struct TokenStore {
    struct Token: Sendable {
        /// Nil for a token of the whole account, which this service does not accept.
        var projectID: String?
        var expires: Timestamp
    }

    static let lifetime: Duration = .seconds(24 * 3600)
    /// More than any client holds; beyond it the oldest go.
    private static let limit = 1_000

    private var tokens = OrderedTable<Token>()
    private var source: IdentifierSource

    init(seed: UInt64) { source = IdentifierSource(seed: seed, purpose: "tokens") }

    func token(_ text: String, now: Timestamp) -> Token? {
        guard let token = tokens[text], now < token.expires else { return nil }
        return token
    }

    mutating func issue(projectID: String?, now: Timestamp) -> (text: String, token: Token) {
        tokens.removeFirst { $0.expires <= now }
        if tokens.count >= Self.limit, let oldest = tokens.ids.first { tokens[oldest] = nil }
        let text = "MIIEmulator" + source.hex() + source.hex()
        let token = Token(projectID: projectID, expires: now.advanced(by: Self.lifetime))
        tokens[text] = token
        return (text, token)
    }
}
