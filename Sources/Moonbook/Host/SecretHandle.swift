import GaussDB
import Lua

/// A secret in a script's hands: it can be passed on, and nothing else.
final class SecretHandle: LuaHostObject {
    let secret: Secret
    /// Where it comes from, for messages: the prompt, the variable, the file.
    let origin: String?

    init(_ secret: Secret, origin: String?) {
        self.secret = secret
        self.origin = origin
    }

    /// What a script sees of it.
    var shown: String { origin.map { "‹secret " + $0 + "›" } ?? Self.mask }

    /// What stands in a message in a secret's place.
    static let mask = "‹secret›"
}
