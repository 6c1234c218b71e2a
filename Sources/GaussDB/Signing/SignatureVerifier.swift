/// The service's half of signing: computes a request's signature anew and compares.
///
/// Used by the emulator, and by tests of anything that signs.
public struct SignatureVerifier: Sendable {
    /// How far the signature's date may be from the verifier's, either way. 15 minutes unless set.
    public var window: Duration

    public init(window: Duration = .seconds(15 * 60)) {
        self.window = window
    }

    /// Checks the signature of `request` over exactly the headers that it says are signed.
    ///
    /// - Parameters:
    ///   - request: The request as it arrived; the target not decoded.
    ///   - now: The verifier's time.
    ///   - key: Gives the access key with an id, or nil when there is none.
    /// - Returns: The key that the request is signed with.
    public func verify(
        _ request: WireRequest, now: Timestamp, key: (_ accessKeyID: String) -> AccessKey?
    ) throws(SignatureRejection) -> AccessKey {
        guard let header = request.headers["Authorization"] else { throw .missingAuthorization }
        guard let authorization = ParsedAuthorization(header) else { throw .malformedAuthorization }
        guard authorization.signedHeaders.contains("x-sdk-date"), let dateText = request.headers["X-Sdk-Date"],
            let date = Timestamp(basicFormat: dateText)
        else { throw .missingDate }
        let difference = date.duration(to: now)
        guard difference <= window, .zero - difference <= window else { throw .expired(signedAt: date, now: now) }
        guard let accessKey = key(authorization.accessKeyID) else {
            throw .unknownAccessKey(authorization.accessKeyID)
        }
        var signed: [(name: String, value: String)] = []
        for name in authorization.signedHeaders {
            guard let value = request.headers[name] else { throw .missingSignedHeader(name) }
            signed.append((name: name, value: value))
        }
        let canonical = CanonicalRequest(
            method: request.method, target: request.target, headers: signed, body: request.body)
        guard Signer(key: accessKey).accepts(authorization.signature, for: canonical, date: dateText) else {
            throw .mismatch
        }
        if let token = accessKey.securityToken, request.headers["X-Security-Token"] != token.revealed {
            throw .wrongSecurityToken
        }
        return accessKey
    }
}

/// The parts of `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=0123`.
struct ParsedAuthorization {
    let accessKeyID: String
    let signedHeaders: [String]
    let signature: String

    init?(_ header: String) {
        let label = SigningAlgorithm.direct.label + " "
        guard header.hasPrefix(label) else { return nil }
        var values: [String: String] = [:]
        for part in header.dropFirst(label.count).split(separator: ",") {
            let pair = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, values.updateValue(String(pair[1]), forKey: String(pair[0])) == nil else {
                return nil
            }
        }
        guard values.count == 3, let access = values["Access"], let list = values["SignedHeaders"],
            let signature = values["Signature"]
        else { return nil }
        accessKeyID = access
        signedHeaders = list.split(separator: ";").map { $0.lowercased() }
        self.signature = signature
    }
}
