/// Why a signed request is not accepted.
public enum SignatureRejection: Error, Sendable, Equatable {
    /// There is no `Authorization` header.
    case missingAuthorization
    /// The header is not `SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…`.
    case malformedAuthorization
    /// There is no `X-Sdk-Date` header, it cannot be read, or it is not among the signed headers.
    case missingDate
    /// The date is more than the window away from the verifier's.
    case expired(signedAt: Timestamp, now: Timestamp)
    /// Nobody has this access key.
    case unknownAccessKey(String)
    /// A header that the list of signed headers names is not in the request.
    case missingSignedHeader(String)
    /// The key is temporary and its token is absent or another.
    case wrongSecurityToken
    /// The signature is not the one that the key gives for this request.
    case mismatch
}
