import GaussDB

/// Decides whether a request comes from the account, in the gateway's words.
struct Authenticator: Sendable {
    let account: EmulatorAccount
    private let verifier = SignatureVerifier()

    init(account: EmulatorAccount) { self.account = account }

    /// - Parameters:
    ///   - now: The time that signatures and tokens are measured by.
    ///   - tokens: Those that were issued.
    /// - Returns: The project that a token is for; the account's for a signed request.
    func authenticate(_ request: WireRequest, now: Timestamp, tokens: TokenStore) throws(Refusal) -> String? {
        // As at the gateway, a signature counts for more than a token beside it.
        if request.headers["Authorization"] != nil {
            try checkSignature(of: request, now: now)
            return account.projectID
        }
        guard let token = request.headers["X-Auth-Token"] else { throw .unauthenticated("x-auth-token not found") }
        guard let issued = tokens.token(token, now: now) else { throw .unauthenticated("decrypt token fail") }
        return issued.projectID
    }

    private func checkSignature(of request: WireRequest, now: Timestamp) throws(Refusal) {
        do {
            _ = try verifier.verify(request, now: now) { id in
                guard id == account.accessKey else { return nil }
                return AccessKey(
                    id: account.accessKey, secret: Secret(account.secretKey),
                    securityToken: account.securityToken.map { Secret($0) })
            }
        } catch {
            throw .unauthenticated(Self.reason(error))
        }
    }

    private static func reason(_ rejection: SignatureRejection) -> String {
        switch rejection {
        case .missingAuthorization: "Authorization not found"
        case .malformedAuthorization: "Authorization format incorrect"
        case .missingDate: "X-Sdk-Date not found among the signed headers or malformed"
        case .expired(let signedAt, let now):
            "signature expired, signature time:\(signedAt.basicFormat), server time:\(now.basicFormat)"
        case .unknownAccessKey(let id): "failed to get aksk of access key \(id)"
        case .missingSignedHeader(let name): "signed header \(name) not found"
        case .wrongSecurityToken: "verify security token fail"
        case .mismatch: "verify aksk signature fail"
        }
    }
}
