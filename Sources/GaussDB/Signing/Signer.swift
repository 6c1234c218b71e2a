internal import Crypto

/// Signs requests with an access key, the way the service's gateway expects it.
///
/// A signature holds for 15 minutes around its date, so a request is signed for each attempt, last of all.
public struct Signer: Sendable {
    private let key: AccessKey
    private let algorithm: SigningAlgorithm

    public init(key: AccessKey, algorithm: SigningAlgorithm = .direct) {
        self.key = key
        self.algorithm = algorithm
    }

    /// Adds `Host`, `X-Sdk-Date`, `X-Security-Token` for a temporary key, and `Authorization`.
    ///
    /// Every header that is there is signed, except those with an underscore in their name. Nothing of the request
    /// may change afterwards.
    public func sign(_ request: inout WireRequest, at date: Timestamp) {
        request.headers["Authorization"] = nil
        request.headers["X-Security-Token"] = key.securityToken?.revealed
        request.headers["X-Sdk-Date"] = date.basicFormat
        request.headers["Host"] = request.endpoint.authority
        let signed = request.headers.filter { !$0.name.utf8.contains(UInt8(ascii: "_")) }
        let canonical = CanonicalRequest(
            method: request.method, target: request.target, headers: signed, body: request.body)
        request.headers["Authorization"] = authorization(for: canonical, date: date.basicFormat)
    }

    /// The value of the `Authorization` header.
    package func authorization(for canonical: CanonicalRequest, date: String) -> String {
        let identity = algorithm.scope(date: date).map { "Credential=\(key.id)/\($0)" } ?? "Access=\(key.id)"
        let signature = Hexadecimal.encode(authenticationCode(for: canonical, date: date))
        return "\(algorithm.label) \(identity), SignedHeaders=\(canonical.signedHeaders), Signature=\(signature)"
    }

    /// True when `signature`, in hexadecimal, is the one of this key. Takes the same time whatever differs.
    package func accepts(_ signature: some StringProtocol, for canonical: CanonicalRequest, date: String) -> Bool {
        guard let bytes = Hexadecimal.decode(signature) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            bytes, authenticating: stringToSign(canonical, date: date), using: algorithm.signingKey(key, date: date))
    }

    private func authenticationCode(for canonical: CanonicalRequest, date: String) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(
            for: stringToSign(canonical, date: date), using: algorithm.signingKey(key, date: date))
    }

    private func stringToSign(_ canonical: CanonicalRequest, date: String) -> [UInt8] {
        let lines = [algorithm.label, date, algorithm.scope(date: date), canonical.hash].compactMap(\.self)
        return Array(lines.joined(separator: "\n").utf8)
    }
}
