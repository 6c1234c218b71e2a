import GaussDB
import Lua

/// A secret in a script's hands: it can be passed on, and nothing else.
final class SecretHandle: LuaHostObject {
    let secret: Secret

    init(_ secret: Secret) {
        self.secret = secret
    }
}

extension Secret {
    /// What a script sees of any secret.
    static let shown = "‹secret›"
}
