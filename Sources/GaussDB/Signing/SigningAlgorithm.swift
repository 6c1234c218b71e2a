internal import Crypto

/// How a signing key is made from an access key and how the result is labelled.
public enum SigningAlgorithm: Sendable, Hashable {
    /// `SDK-HMAC-SHA256`: the secret key signs directly. What this service expects.
    case direct
    /// `V11-HMAC-SHA256`: a key of the day, derived for one region and one service name.
    case derived(region: String, service: String)

    package var label: String {
        switch self {
        case .direct: "SDK-HMAC-SHA256"
        case .derived: "V11-HMAC-SHA256"
        }
    }

    /// `20240911/cn-north-4/gaussdb`, or nil for the direct algorithm.
    func scope(date: String) -> String? {
        switch self {
        case .direct: nil
        case .derived(let region, let service): "\(date.prefix(8))/\(region)/\(service)"
        }
    }

    func signingKey(_ accessKey: AccessKey, date: String) -> SymmetricKey {
        let secret = SymmetricKey(data: Array(accessKey.secret.revealed.utf8))
        guard let scope = scope(date: date) else { return secret }
        let derived = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret, salt: Array(accessKey.id.utf8), info: Array(scope.utf8), outputByteCount: 32)
        // The key that signs is the hexadecimal text of the derived bytes, not the bytes.
        let text = derived.withUnsafeBytes { Hexadecimal.encode($0) }
        return SymmetricKey(data: Array(text.utf8))
    }
}
