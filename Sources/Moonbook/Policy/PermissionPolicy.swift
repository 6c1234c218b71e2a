import GaussDB
import Synchronization

/// The link of the chain that lets a script call only what it declared in `needs`.
final class PermissionPolicy: Middleware {
    private let patterns = Mutex<[String]?>(nil)

    /// Allows what matches one of `patterns`: Lua names, where a final `*` stands for anything (`proxy.*`).
    ///
    /// A second declaration narrows: what an included snippet may do never grows by including it.
    func allow(_ patterns: [String]) {
        self.patterns.withLock { current in
            current = current.map { old in old.filter { Self.matches($0, any: patterns) } } ?? patterns
        }
    }

    func intercept(_ call: Call, next: @Sendable (Call) async throws -> CallResponse) async throws -> CallResponse {
        let name = call.operation.luaName
        if let allowed = patterns.withLock({ $0 }), !Self.matches(name, any: allowed) {
            throw GaussDBError(
                kind: .permission, class: .permission,
                message: "the script did not declare that it calls \(name)", operation: name,
                hint: "add \"\(name)\" to `needs` if the script is meant to call it; nothing was sent")
        }
        return try await next(call)
    }

    private static func matches(_ name: String, any patterns: [String]) -> Bool {
        patterns.contains { pattern in
            pattern == name || (pattern.hasSuffix("*") && name.hasPrefix(pattern.dropLast()))
        }
    }
}
